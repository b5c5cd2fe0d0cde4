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
  /** Name of the operator. */
  readonly operator: string;
}

/** The account is locked, or unlocked, already; or it is gone. */
interface Unchanged {
  readonly reason: 'unchanged';
}

export type LockAccountRefusal = ChannelDisabled | Unchanged;

/**
 * Use case of operators: “Let nobody in by this account.” The account is found by nothing that clients ask any more: it is to
 * them as one that does not exist. Its sessions, tickets and codes end, its name and addresses stay taken. A reset that is
 * under way either was before the lock, or changes nothing. Refused as `channel-disabled` where the accounts lie elsewhere.
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

  execute({ app, accountId, operator }: LockAccountCommand): Promise<Outcome<void, LockAccountRefusal>> {
    if (!this.directories.isOwn(app)) return Promise.resolve(refuse({ reason: 'channel-disabled' }));
    return this.unitOfWork.run(async () => {
      if (!(await this.locks.lock(app, accountId))) return refuse({ reason: 'unchanged' });
      await this.sessions.endAll(app, accountId);
      return this.audit.record({ app, ip: 'local' }, { event: 'lock-account', accountId, operator }, done(undefined));
    });
  }
}

/** Use case of operators: “Let the owner in again.” The password is the one before the lock; sessions have to be opened anew. */
@Injectable()
export class UnlockAccount {
  constructor(
    private readonly directories: AccountDirectories,
    private readonly locks: AccountLocks,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ app, accountId, operator }: LockAccountCommand): Promise<Outcome<void, LockAccountRefusal>> {
    if (!this.directories.isOwn(app)) return Promise.resolve(refuse({ reason: 'channel-disabled' }));
    return this.unitOfWork.run(async () => {
      if (!(await this.locks.unlock(app, accountId))) return refuse({ reason: 'unchanged' });
      return this.audit.record({ app, ip: 'local' }, { event: 'unlock-account', accountId, operator }, done(undefined));
    });
  }
}
