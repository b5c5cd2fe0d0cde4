import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, UnitOfWork } from '../../kernel';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { Account } from '../accounts/account';
import type { PhoneClaim } from '../accounts/phone';
import { type Recipient, slotOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { PasswordRejected } from '../auth.refusals';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { PasswordReset, type Proof } from '../passwords/password-reset';
import type { PasswordPolicy } from '../passwords/password-rules';
import { veilCode } from '../veil';

export interface ResetWithCodeCommand {
  readonly caller: Caller;
  readonly phone: PhoneClaim;
  readonly code: string;
  /** The account that the client believes to reset; another one is refused. */
  readonly accountId?: string;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithCodeRefusal = RecipientRefusal | CodeRefusal | PasswordRejected;

/** “This is my phone, this is the code that it got, and this shall be the password.” */
@Injectable()
export class ResetWithCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeVerifier,
    private readonly passwords: PasswordReset,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ResetWithCodeCommand): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { caller, phone } = command;
    const found = await this.recipients.find(caller, { phone }, false);
    if (!found.ok) return this.decisions.record(caller, { event: 'reset-password', purpose: 'recover' }, found);
    return veilCode(caller, await this.reset(command, found.value));
  }

  private reset(command: ResetWithCodeCommand, recipient: Recipient): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { caller, code, newPassword, policy } = command;
    const slot = slotOf(caller.app, 'recover', recipient);
    const account = accountMeant(command, recipient);
    const proof: Proof<CodeRefusal> = {
      examine: async () => {
        const examined = await this.unitOfWork.run(() => this.codes.examine(slot, code));
        return account ? examined : refuse({ reason: 'code-wrong' });
      },
      redeem: () => this.codes.redeem(slot, code),
      outdated: { reason: 'code-expired' },
    };
    return this.passwords.reset({ caller, account, newPassword, policy, proof });
  }
}

/** The account of the phone, unless there is none or the client believes to reset another one. */
function accountMeant({ accountId }: ResetWithCodeCommand, recipient: Recipient): Account | undefined {
  const account = recipient.kind === 'account' ? recipient.account : undefined;
  return accountId === undefined || accountId === account?.id ? account : undefined;
}
