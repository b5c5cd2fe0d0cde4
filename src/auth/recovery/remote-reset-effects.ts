import { Injectable } from '@nestjs/common';
import { EventRecorder } from '../../events';
import type { Account } from '../accounts/account';
import { OwnerNotices } from '../messages/owner-notices';
import type { RemoteWrite } from '../remote-writes/remote-write.sql-store';
import { SessionService } from '../sessions/session.service';
import { ProofSpender } from './proof-spender';

/** Effects in regain's database of a password that a service has written. */
@Injectable()
export class RemoteResetEffects {
  constructor(
    private readonly proofs: ProofSpender,
    private readonly sessions: SessionService,
    private readonly notices: OwnerNotices,
    private readonly events: EventRecorder,
  ) {}

  /** Ends the proof and the sessions, queues a notice to every verified address, and tells the owner's software, in the current transaction. */
  async apply({ proof, locale }: RemoteWrite, account: Account): Promise<void> {
    await this.proofs.spend(proof);
    await this.sessions.endAll(account.app, account.id);
    await this.notices.queue('password-changed', [account], locale);
    await this.events.aboutAccount('account.password-changed', account);
  }
}
