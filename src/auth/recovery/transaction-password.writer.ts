import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, type Refusal, refuse, UnitOfWork } from '../../common';
import { EventRecorder } from '../../events';
import { passwordOwnerOf } from '../accounts/account';
import type { LocalAccountDirectory } from '../accounts/local-account.directory';
import { NewPasswords } from '../accounts/new-passwords';
import { OwnerNotices } from '../messages/owner-notices';
import { type CheckedReset, resetDetails } from './checked-reset';

/** Stores new passwords of accounts that lie in the database of regain. */
@Injectable()
export class TransactionPasswordWriter {
  constructor(
    private readonly passwords: NewPasswords,
    private readonly notices: OwnerNotices,
    private readonly events: EventRecorder,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Makes what is stored, then in one transaction: the proof is consumed, the password written, the credential version changed
   * (which ends every session, ticket and pending challenge of the account), a notice queued to every verified address, and the
   * change told to the owner's software.
   */
  async write<R extends Refusal>(directory: LocalAccountDirectory, reset: CheckedReset<R>): Promise<Outcome<void, R>> {
    const { context, account, password } = reset;
    const stored = await this.passwords.hash(account.app, password, passwordOwnerOf(account));
    return this.unitOfWork.run(async () =>
      this.audit.record(context, resetDetails(reset), await this.change(directory, reset, stored)),
    );
  }

  private async change<R extends Refusal>(
    directory: LocalAccountDirectory,
    { context, account, locale, proof }: CheckedReset<R>,
    stored: string,
  ): Promise<Outcome<void, R>> {
    const consumed = await proof.consume();
    if (!consumed.ok) return consumed;
    if (!(await directory.changePassword(account, stored, context.ip))) return refuse(proof.outdated);
    await this.notices.queue('password-changed', [account], locale);
    await this.events.aboutAccount('account.password-changed', account);
    return done(undefined);
  }
}
