import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../../common';
import type { ChannelDisabled } from '../auth.refusals';
import { SessionService } from '../sessions/session.service';
import { AccountDirectories } from './account-directories';
import { AccountLocks } from './account-locks';

export interface LockAccountCommand {
  readonly app: string;
  readonly accountId: string;
  /** True to lock the account, false to end its lock. */
  readonly isLocked: boolean;
  /** Name of the operator. */
  readonly operator: string;
}

/** The account is locked, or unlocked, already; or it is gone. */
interface Unchanged {
  readonly reason: 'unchanged';
}

export type LockAccountRefusal = ChannelDisabled | Unchanged;

/**
 * Use case of operators: “Lock this account”, or “Unlock it”. A locked account is found by no request of a client: it answers as
 * one that does not exist. The lock ends its sessions, tickets and codes; its name and addresses stay taken, and its password is
 * good again after the lock. A reset that is under way either was before the lock, or changes nothing. Refused as
 * `channel-disabled` where the accounts lie elsewhere.
 */
@Injectable()
export class LockAccount {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly locks: AccountLocks,
    private readonly sessions: SessionService,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ app, accountId, isLocked, operator }: LockAccountCommand): Promise<Outcome<void, LockAccountRefusal>> {
    if (!this.directories.isOwn(app)) return Promise.resolve(refuse({ reason: 'channel-disabled' }));
    return this.unitOfWork.run(async () => {
      const isChanged = isLocked ? await this.locks.lock(app, accountId) : await this.locks.unlock(app, accountId);
      if (!isChanged) return refuse({ reason: 'unchanged' });
      if (isLocked) await this.sessions.endAll(app, accountId);
      const event = isLocked ? 'lock-account' : 'unlock-account';
      return this.audit.record({ app, ip: 'local' }, { event, accountId, operator }, done(undefined));
    });
  }
}
