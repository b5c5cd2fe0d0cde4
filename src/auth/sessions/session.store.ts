import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { SessionEntity } from './session.entity';

/** Session of a signed-in account; its token is stored as a digest only. */
export interface Session {
  readonly app: string;
  readonly accountId: string;
  /** Credential version of the account at sign-in: the session is over once the account's version differs. */
  readonly credentialVersion: number;
}

/** Session that is opened: where, in a few words, as the client said. */
export interface OpenedSession extends Session {
  readonly device?: string | undefined;
}

/** Lifetime of sessions, in seconds: without a use, and in all. */
export interface SessionLifetime {
  readonly idleSeconds: number;
  readonly maxSeconds: number;
}

/** Times of an open session, in milliseconds since 1970; null for one that an older version opened. */
export interface OpenSession {
  readonly createdAt: number | null;
  readonly usedAt: number | null;
  readonly expiresAt: number;
}

/** Session that was found in use, with its times. */
export interface UsedSession extends Session, OpenSession {}

/** Open session as its owner sees it. */
export interface OwnSession extends OpenSession {
  /** Where it was opened; null for one that an older version, or another API, opened. */
  readonly device: string | null;
  readonly isCurrent: boolean;
}

/** Interval at which the use of a session is recorded, in milliseconds: a read that comes sooner writes nothing. */
const RECORD_EVERY_MS = 3_600_000;

/** Maximum number of sessions in a list. */
const MAX_LISTED = 100;

/** Accounts whose credential versions are read by the statement itself: those of regain's own table. */
const OF_CURRENT_CREDENTIALS =
  'JOIN auth_accounts a ON a.id = s.account_id AND a.credential_version = s.credential_version';

/** Stores sessions by the digests of their tokens. */
@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  /** Stores a session, by the digest of its token, that ends without a use after the idle time. */
  async open(digest: string, session: OpenedSession, lifetime: SessionLifetime): Promise<void> {
    const { now } = this.database;
    const { app, accountId, credentialVersion, device = null } = session;
    await this.database.insert(SessionEntity, {
      ...{ digest, app, accountId, credentialVersion, device },
      createdAt: () => now,
      usedAt: () => now,
      expiresAt: () => `${now} + ${String(lifetime.idleSeconds * 1000)}`,
      endsAt: () => `${now} + ${String(lifetime.maxSeconds * 1000)}`,
    });
  }

  /**
   * Finds a session that has neither expired nor been ended, and records its use unless one of the last hour is recorded.
   * Returns undefined for any other. A session that is ended at the same time stays ended. Whether the account has the
   * session's credential version still is compared with regain's own table, or with `elsewhere` left to the caller. One
   * statement, and two more for a use that is recorded.
   */
  async use(
    digest: string,
    { idleSeconds }: Pick<SessionLifetime, 'idleSeconds'>,
    accounts: 'own' | 'elsewhere' = 'own',
  ): Promise<UsedSession | undefined> {
    const { now } = this.database;
    const [row] = await this.database.query<UsedSession & { readonly isDue: number | null }>(
      `SELECT s.app, s.account_id AS accountId, s.credential_version AS credentialVersion,
              s.created_at AS createdAt, s.used_at AS usedAt, s.expires_at AS expiresAt,
              s.used_at < ${now} - ${String(RECORD_EVERY_MS)} AS isDue
       FROM auth_sessions s ${accounts === 'own' ? OF_CURRENT_CREDENTIALS : ''}
       WHERE s.digest = ? AND s.expires_at > ${now}`,
      [digest],
    );
    if (!row) return undefined;
    const { isDue, ...session } = row;
    if (isDue !== 1) return session;
    await this.recordUse(digest, idleSeconds * 1000);
    const times = await this.timesOf(digest);
    return times && { ...session, ...times };
  }

  /**
   * Open sessions of an account with its credential version, the newest first, 100 at most; `current` is the digest of the token that
   * asks, if one does.
   */
  async list({ app, accountId, credentialVersion }: Session, current = ''): Promise<readonly OwnSession[]> {
    const rows = await this.database.query<OpenSession & { readonly device: string | null; readonly current: number }>(
      `SELECT created_at AS createdAt, used_at AS usedAt, expires_at AS expiresAt, device, digest = ? AS current
       FROM auth_sessions
       WHERE account_id = ? AND app = ? AND credential_version = ? AND expires_at > ${this.database.now}
       ORDER BY created_at DESC LIMIT ${String(MAX_LISTED)}`,
      [current, accountId, app, credentialVersion],
    );
    return rows.map(({ current: isCurrent, ...row }) => ({ ...row, isCurrent: isCurrent === 1 }));
  }

  /** Lets a session outlive a change of credentials that was made in it; one that has ended stays so. */
  async keep(digest: string, credentialVersion: number): Promise<void> {
    await this.database.execute('UPDATE auth_sessions SET credential_version = ? WHERE digest = ?', [
      credentialVersion,
      digest,
    ]);
  }

  /** Ends all sessions that an account has now but one. Returns their number. */
  endOthers(app: string, accountId: string, current: string): Promise<number> {
    return this.database.execute('DELETE FROM auth_sessions WHERE account_id = ? AND app = ? AND digest <> ?', [
      accountId,
      app,
      current,
    ]);
  }

  /** Ends a session of a client application. Returns false when there was none; of several callers one gets true. */
  async end(app: string, digest: string): Promise<boolean> {
    return (await this.database.execute('DELETE FROM auth_sessions WHERE digest = ? AND app = ?', [digest, app])) > 0;
  }

  /** Ends all sessions that an account has now. Returns their number; of several callers each counts what it ended. */
  endAll(app: string, accountId: string): Promise<number> {
    return this.database.execute('DELETE FROM auth_sessions WHERE account_id = ? AND app = ?', [accountId, app]);
  }

  /** Deletes at most `limit` expired sessions. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_sessions', 'digest', `expires_at < ${now}`, limit)).length;
  }

  /** Moves the end of a session to the idle time from now, and not beyond its last end. Uses at the same time write one. */
  private async recordUse(digest: string, idleMs: number): Promise<void> {
    const { now } = this.database;
    const idleEnd = `${now} + ${String(idleMs)}`;
    await this.database.execute(
      `UPDATE auth_sessions
       SET expires_at = CASE WHEN ${idleEnd} < ends_at THEN ${idleEnd} ELSE ends_at END, used_at = ${now}
       WHERE digest = ? AND expires_at > ${now} AND used_at < ${now} - ${String(RECORD_EVERY_MS)}`,
      [digest],
    );
  }

  /** Times of a session. Returns undefined for one that has been ended. */
  private async timesOf(digest: string): Promise<OpenSession | undefined> {
    const [row] = await this.database.query<OpenSession>(
      'SELECT created_at AS createdAt, used_at AS usedAt, expires_at AS expiresAt FROM auth_sessions WHERE digest = ?',
      [digest],
    );
    return row;
  }
}
