import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import { AccountEntity } from '../accounts/account.entity';
import { SessionEntity } from './session.entity';

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

  /** Stores a session, by the digest of its token, for `lifetimeSeconds` from now. */
  async open(digest: string, { app, accountId, credentialVersion }: Session, lifetimeSeconds: number): Promise<void> {
    await this.database.insert(SessionEntity, {
      ...{ digest, app, accountId, credentialVersion },
      expiresAt: () => `${this.database.now} + ${String(lifetimeSeconds * 1000)}`,
    });
  }

  /**
   * Finds a session that has neither expired nor been ended by a change of credentials. Returns undefined for any
   * other.
   */
  async find(digest: string): Promise<Session | undefined> {
    const row = await this.database.withManager((manager) =>
      manager
        .createQueryBuilder(SessionEntity, 'session')
        .innerJoin(
          AccountEntity,
          'account',
          'account.id = session.accountId AND account.credentialVersion = session.credentialVersion',
        )
        .where('session.digest = :digest', { digest })
        .andWhere(`session.expiresAt > ${this.database.now}`)
        .getOne(),
    );
    return row ? { app: row.app, accountId: row.accountId, credentialVersion: row.credentialVersion } : undefined;
  }

  /** Deletes at most `limit` expired sessions. Returns their number. */
  async purge(limit: number): Promise<number> {
    const { now } = this.database;
    return (await this.database.deleteSome('auth_sessions', 'digest', `expires_at < ${now}`, limit)).length;
  }
}
