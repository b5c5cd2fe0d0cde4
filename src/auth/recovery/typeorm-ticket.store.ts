import { Injectable } from '@nestjs/common';
import { Database } from '../../database';
import type { Purpose } from '../../common';
import { type StoredTicket, type Ticket, TicketStore } from './ticket.store';

interface TicketRow {
  readonly app: string;
  readonly purpose: Purpose;
  readonly account_id: string;
  readonly credential_version: number;
  readonly challenge_id: string | null;
  readonly stamp: number;
  readonly live: number;
}

const DAY_MS = 86_400_000;

@Injectable()
export class TypeormTicketStore extends TicketStore {
  constructor(private readonly database: Database) {
    super();
  }

  async put(digest: string, ticket: Ticket, lifetimeSeconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO auth_tickets (digest, app, purpose, account_id, credential_version, challenge_id, stamp, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ${this.database.now} + ?)`,
      [
        digest,
        ticket.app,
        ticket.purpose,
        ticket.accountId,
        ticket.credentialVersion,
        ticket.challengeId ?? null,
        ticket.stamp,
        lifetimeSeconds * 1000,
      ],
    );
  }

  async find(digest: string): Promise<StoredTicket | undefined> {
    const [row] = await this.database.query<TicketRow>(
      `SELECT app, purpose, account_id, credential_version, challenge_id, stamp,
              spent_at IS NULL AND expires_at > ${this.database.now} AS live
       FROM auth_tickets WHERE digest = ?`,
      [digest],
    );
    return row && toTicket(row);
  }

  async redeem(digest: string): Promise<boolean> {
    const { now } = this.database;
    const redeemed = await this.database.execute(
      `UPDATE auth_tickets SET spent_at = ${now} WHERE digest = ? AND spent_at IS NULL AND expires_at > ${now}`,
      [digest],
    );
    return redeemed === 1;
  }

  async purge(limit: number): Promise<number> {
    const longAgo = `${this.database.now} - ${String(DAY_MS)}`;
    return (await this.database.deleteSome('auth_tickets', 'digest', `expires_at < ${longAgo}`, limit)).length;
  }
}

const toTicket = (row: TicketRow): StoredTicket => ({
  app: row.app,
  purpose: row.purpose,
  accountId: row.account_id,
  credentialVersion: row.credential_version,
  challengeId: row.challenge_id ?? undefined,
  stamp: row.stamp,
  isLive: row.live === 1,
});
