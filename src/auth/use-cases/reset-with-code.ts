import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, UnitOfWork } from '../../kernel';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { PhoneClaim } from '../accounts/phone';
import { slotOf } from '../accounts/recipient';
import { RecipientFinder, type RecipientRefusal } from '../accounts/recipient-finder';
import type { PasswordRejected } from '../auth.refusals';
import type { Caller } from '../caller';
import { PasswordReset } from '../passwords/password-reset';
import type { PasswordPolicy } from '../passwords/password-rules';

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
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ResetWithCodeCommand): Promise<Outcome<void, ResetWithCodeRefusal>> {
    const { caller, phone, code, accountId, newPassword, policy } = command;
    const found = await this.recipients.find(caller, { phone });
    if (!found.ok) return found;
    const recipient = found.value;
    const slot = slotOf(caller.app, 'recover', recipient);
    const examine = () => this.unitOfWork.run(() => this.codes.examine(slot, code));
    if (recipient.kind === 'decoy') {
      const examined = await examine();
      return examined.ok ? refuse({ reason: 'code-wrong' }) : examined;
    }
    const { account } = recipient;
    if (accountId !== undefined && accountId !== account.id) return refuse({ reason: 'target-mismatch' });
    const proof = {
      examine,
      redeem: () => this.codes.redeem(slot, code),
      outdated: { reason: 'code-expired' },
    } as const;
    return this.passwords.reset({ caller, account, newPassword, policy, proof });
  }
}
