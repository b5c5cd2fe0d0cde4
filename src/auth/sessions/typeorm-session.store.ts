import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { type Session, SessionStore } from './session.store';

interface SessionRow {
  readonly app: string;
  readonly account_id: string;
  readonly credential_version: number;
}

@Injectable()
export class TypeormSessionStore extends SessionStore {
  constructor(private readonly database: Database) {
    super();
  }

  async open(digest: string, { app, accountId, credentialVersion }: Session, lifetimeSeconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO auth_sessions (digest, app, account_id, credential_version, expires_at) VALUES (?, ?, ?, ?, ${this.database.now} + ?)`,
      [digest, app, accountId, credentialVersion, lifetimeSeconds * 1000],
    );
  }

  async find(digest: string): Promise<Session | undefined> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT s.app, s.account_id, s.credential_version FROM auth_sessions s JOIN auth_accounts a ON a.id = s.account_id AND a.credential_version = s.credential_version
       WHERE s.digest = ? AND s.expires_at > ${this.database.now}`,
      [digest],
    );
    return row && { app: row.app, accountId: row.account_id, credentialVersion: row.credential_version };
  }

  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_sessions', 'digest', `expires_at < ${now}`, limit)).length;
  }
}
