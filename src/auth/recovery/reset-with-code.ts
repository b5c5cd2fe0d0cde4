import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, UnitOfWork } from '../../common';
import type { CodeRefusal } from '../../otp';
import type { Account } from '../accounts/account';
import type { AccountLookup } from '../accounts/account-lookup';
import { type AccountPurpose, type Recipient, scopeOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { CodeDesk } from '../code-desk';
import { AuditRecorder } from '../audit-recorder';
import { PasswordReset, type Proof } from './password-reset';
import type { PasswordPolicy } from '../accounts/password-rules';
import { veilCode } from '../uniform-response';

/** Says by name, phone or login whose code it is. */
export interface ResetWithCodeCommand extends Pick<AccountLookup, 'username' | 'phone' | 'login'> {
  readonly context: RequestContext;
  readonly code: string;
  /** The account that the client believes to reset; another one is refused. */
  readonly accountId?: string;
  /** `recover` where it is left out. */
  readonly purpose?: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithCodeRefusal = RecipientRefusal | CodeRefusal | PasswordRejected;

/** “This is me, this is the code that my phone got, and this shall be the password.” */
@Injectable()
export class ResetWithCode {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly codes: CodeDesk,
    private readonly passwords: PasswordReset,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ResetWithCodeCommand): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { context, purpose = 'recover' } = command;
    const found = await this.recipients.find(context, claimOf(command), false);
    if (!found.ok) return this.decisions.record(context, { event: 'reset-password', purpose }, found);
    return veilCode(context, await this.reset(command, found.value));
  }

  private reset(command: ResetWithCodeCommand, recipient: Recipient): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { context, code, newPassword, policy, purpose = 'recover' } = command;
    const scope = scopeOf(context.app, purpose, recipient);
    const account = accountMeant(command, recipient);
    const proof: Proof<CodeRefusal> = {
      examine: async () => {
        const examined = await this.unitOfWork.run(() => this.codes.examine(scope, code));
        return account ? examined : refuse({ reason: 'code-wrong' });
      },
      redeem: () => this.codes.redeem(scope, code),
      outdated: { reason: 'code-expired' },
    };
    return this.passwords.reset({ context, account, purpose, newPassword, policy, proof });
  }
}

/** Who is meant; which account the client believes that to be is compared later. */
const claimOf = ({ username, phone, login }: ResetWithCodeCommand): AccountLookup => ({
  ...(username !== undefined && { username }),
  ...(phone && { phone }),
  ...(login !== undefined && { login }),
});

/** The account that is meant, unless there is none or the client believes to reset another one. */
function accountMeant({ accountId }: ResetWithCodeCommand, recipient: Recipient): Account | undefined {
  const account = recipient.kind === 'account' ? recipient.account : undefined;
  return accountId === undefined || accountId === account?.id ? account : undefined;
}
