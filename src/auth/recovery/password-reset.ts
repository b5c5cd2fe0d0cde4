import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, type Refusal, refuse } from '../../common';
import { type Account, identifiersOf } from '../accounts/account';
import { AccountDirectories } from '../accounts/account-directories';
import { NewPasswords, type PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected } from '../auth.refusals';
import { type CheckedReset, resetDetails } from './checked-reset';
import { TransactionPasswordWriter } from './transaction-password.writer';

export interface ResetRequest<R extends Refusal> extends Omit<CheckedReset<R>, 'account' | 'password' | 'locale'> {
  /**
   * Account whose password is reset; undefined where there is none: every proof is refused then, at the cost of a wrong
   * one.
   */
  readonly account: Account | undefined;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

/** Sets a new password for an account whose owner is proved by a ticket, a link or a code. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly passwords: NewPasswords,
    private readonly directories: AccountDirectories,
    private readonly transaction: TransactionPasswordWriter,
    private readonly audit: AuditRecorder,
  ) {}

  /**
   * Resets the password. A refused password does not consume the proof, and a wrong proof does not cause hashing. Then the
   * proof is consumed and the password stored. Of parallel callers one wins.
   */
  async reset<R extends Refusal>(request: ResetRequest<R>): Promise<Outcome<void, R | PasswordRejected>> {
    const checked = await this.check(request);
    return checked.ok ? this.write(checked.value) : this.audit.record(request.context, resetDetails(request), checked);
  }

  /**
   * Checks the proof and the password. Only to a caller with a valid proof it is disclosed that the password equals a
   * name or address of the account.
   */
  private async check<R extends Refusal>({
    newPassword,
    policy,
    account,
    ...rest
  }: ResetRequest<R>): Promise<Outcome<CheckedReset<R>, R | PasswordRejected>> {
    const { context, proof } = rest;
    const allowed = this.passwords.check(newPassword, policy, []);
    if (!allowed.ok) return allowed;
    const proved = await proof.peek();
    if (!proved.ok) return proved;
    const checked = this.passwords.check(newPassword, policy, account ? identifiersOf(account) : []);
    if (!checked.ok) return checked;
    const locale = context.locale ?? proved.value.locale;
    return account ? done({ ...rest, account, password: checked.value, locale }) : refuse(proof.outdated);
  }

  private write<R extends Refusal>(reset: CheckedReset<R>): Promise<Outcome<void, R | PasswordRejected>> {
    return this.transaction.write(this.directories.local(reset.account.app), reset);
  }
}
