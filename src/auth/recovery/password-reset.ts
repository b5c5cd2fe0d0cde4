import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, type Refusal, refuse } from '../../common';
import { identifiersOf } from '../accounts/account';
import { AccountDirectories } from '../accounts/account-directories';
import { NewPasswords } from '../accounts/new-passwords';
import type { RemoteAccountDirectory } from '../accounts/remote-account.directory';
import type { PasswordRejected } from '../auth.refusals';
import { type CheckedReset, resetDetails, type ResetRequest } from './checked-reset';
import { RemotePasswordWriter } from './remote-password.writer';
import { TransactionPasswordWriter } from './transaction-password.writer';

/** Sets a new password for an account whose owner is proved by a ticket, a link or a code. */
@Injectable()
export class PasswordReset {
  constructor(
    private readonly passwords: NewPasswords,
    private readonly directories: AccountDirectories,
    private readonly transaction: TransactionPasswordWriter,
    private readonly remote: RemotePasswordWriter,
    private readonly audit: AuditRecorder,
  ) {}

  /**
   * Resets the password. A refused password does not consume the proof, and a wrong proof does not cause hashing. Then the
   * proof is consumed and the password stored. Of parallel callers one wins. A request that repeats one that has got no answer
   * from a service of accounts goes on with that one's write: its proof was valid then.
   */
  async reset<R extends Refusal>(request: ResetRequest<R>): Promise<Outcome<void, R | PasswordRejected>> {
    const { app } = request.context;
    const directory = this.directories.remote(app);
    const resumed = directory && (await this.resume(directory, request));
    if (resumed) return resumed;
    const checked = await this.check(request);
    if (!checked.ok) return this.audit.record(request.context, resetDetails(request), checked);
    return directory
      ? this.remote.write(directory, checked.value)
      : this.transaction.write(this.directories.local(app), checked.value);
  }

  private async resume<R extends Refusal>(
    directory: RemoteAccountDirectory,
    request: ResetRequest<R>,
  ): Promise<Outcome<void, R | PasswordRejected> | undefined> {
    const allowed = this.passwords.check(request.newPassword, request.policy, []);
    return allowed.ok ? this.remote.resume(directory, { ...request, password: allowed.value }) : undefined;
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
    const { id: proofId, locale } = proved.value;
    const flow = { proofId, locale: context.locale ?? locale };
    return account ? done({ ...rest, ...flow, account, password: checked.value }) : refuse(proof.outdated);
  }
}
