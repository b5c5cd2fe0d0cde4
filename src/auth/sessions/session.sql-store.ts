import { Injectable } from '@nestjs/common';
import { Database } from '../../database';

/** Session of a signed-in account; its token is stored as a digest only. */
export interface Session {
  readonly app: string;
  readonly accountId: string;
  /** Credential version of the account at sign-in: the session is over once the account's version differs. */
  readonly credentialVersion: number;
}

/** Stores sessions by the digests of their tokens. */
@Injectable()
export class SessionStore {
  constructor(private readonly database: Database) {}

  async open(digest: string, { app, accountId, credentialVersion }: Session, lifetimeSeconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO auth_sessions (digest, app, account_id, credential_version, expires_at)
       VALUES (?, ?, ?, ?, ${this.database.now} + ?)`,
      [digest, app, accountId, credentialVersion, lifetimeSeconds * 1000],
    );
  }

  /**
   * Finds a session that has neither expired nor been ended by a change of credentials. Returns undefined for any
   * other.
   */
  async find(digest: string): Promise<Session | undefined> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT s.app, s.account_id, s.credential_version
       FROM auth_sessions s JOIN auth_accounts a ON a.id = s.account_id AND a.credential_version = s.credential_version
       WHERE s.digest = ? AND s.expires_at > ${this.database.now}`,
      [digest],
    );
    return row && { app: row.app, accountId: row.account_id, credentialVersion: row.credential_version };
  }

  /** Deletes at most `limit` expired sessions. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_sessions', 'digest', `expires_at < ${now}`, limit)).length;
  }
}

interface SessionRow {
  readonly app: string;
  readonly account_id: string;
  readonly credential_version: number;
}
