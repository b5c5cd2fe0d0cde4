import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { Account } from '../accounts/account';
import type { AccountLookup } from '../accounts/lookup-resolver';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { inUniformTime, toUniformCodeResponse } from '../uniform-response';
import { PasswordReset } from './password-reset';
import type { Proof } from './proof';
import { challengeProof } from './proof-spender';
import { RecipientFinder, type RecipientRefusal } from './recipient-finder';
import { accountOf, type AccountPurpose, type Recipient, scopeOf } from './recipient';

export interface ResetWithCodeCommand extends Omit<AccountLookup, 'accountId'> {
  readonly context: RequestContext;
  readonly code: EnteredCode;
  /** Id of the account that the client means; the reset is refused if the code belongs to another. */
  readonly accountId?: string;
  /** Purpose of the code; `recover` by default. */
  readonly purpose?: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithCodeRefusal = RecipientRefusal | CodeRefusal | PasswordRejected;

/** Use case: “This is my account, this is the code sent to my phone, and this is my new password.” */
@Injectable()
export class ResetWithCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeVerifier,
    private readonly passwords: PasswordReset,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: ResetWithCodeCommand): Promise<Outcome<void, ResetWithCodeRefusal>> {
    return inUniformTime(command.context, () => this.reset(command));
  }

  private async reset({ accountId, ...command }: ResetWithCodeCommand): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { context, purpose = 'recover', newPassword, policy } = command;
    const found = await this.recipients.findUnlimited(context, command);
    if (!found.ok) return this.audit.record(context, { event: 'reset-password', purpose }, found);
    const { typed } = found.value;
    const account = accountMeant(found.value, accountId);
    const proof = this.proof(command, found.value, account);
    const reset = await this.passwords.reset({ context, account, typed, purpose, newPassword, policy, proof });
    return toUniformCodeResponse(context, reset);
  }

  /** Makes a code the proof for a reset; it is compared at the same cost where there is no account. */
  private proof(
    { context, code, purpose = 'recover' }: ResetWithCodeCommand,
    recipient: Recipient,
    account: Account | undefined,
  ): Proof<CodeRefusal> {
    const scope = scopeOf(context.app, purpose, recipient);
    const attempt = { code, ip: context.ip };
    return {
      holder: typeof code === 'string' ? code : code.text,
      peek: async () => {
        const peeked = await this.unitOfWork.run(() => this.codes.peek(scope, attempt));
        if (!peeked.ok) return peeked;
        const { challengeId, locale } = peeked.value;
        return account ? done({ id: challengeProof(challengeId), locale }) : refuse({ reason: 'code-wrong' });
      },
      consume: () => this.codes.consume(scope, attempt),
      outdated: { reason: 'code-expired' },
    };
  }
}

/** Account of the recipient. Returns undefined where there is none, or it is not the one that the client means. */
function accountMeant(recipient: Recipient, accountId: string | undefined): Account | undefined {
  const account = accountOf(recipient);
  return accountId === undefined || accountId === account?.id ? account : undefined;
}
