import { Injectable } from '@nestjs/common';
import { DAY_MS, type Locale, type Purpose } from '../../common';
import { Database } from '../../database';

/** Kind of a ticket: `code` for one that a right code yields, `link` for one in a mailed link. One never passes as the other. */
export type TicketKind = 'code' | 'link';

/**
 * Ticket: single-use proof that a challenge was passed, or that a link was opened. Its token is stored as a digest
 * only.
 */
export interface Ticket {
  readonly app: string;
  readonly kind: TicketKind;
  readonly purpose: Purpose;
  readonly accountId: string;
  /** Credential version of the account when the ticket was issued. */
  readonly credentialVersion: number;
  /** Id of the passed challenge; undefined for a link, whose opening proves access to the address. */
  readonly challengeId: string | undefined;
  /** Number that a link contains beside the ticket, and that must be returned with it. */
  readonly stamp: number;
  /** Language of the flow in which the ticket was issued; undefined where the client does not choose one. */
  readonly locale?: Locale | undefined;
}

export interface StoredTicket extends Ticket {
  /** True for a ticket that is neither consumed nor expired, by the database's clock. */
  readonly isLive: boolean;
}

/** Stores tickets by the digests of their tokens. */
@Injectable()
export class TicketStore {
  constructor(private readonly database: Database) {}

  async put(digest: string, ticket: Ticket, lifetimeSeconds: number): Promise<void> {
    await this.database.execute(
      `INSERT INTO auth_tickets (digest, app, kind, purpose, account_id, credential_version, challenge_id, stamp, locale, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ${this.database.now} + ?)`,
      [
        digest,
        ticket.app,
        ticket.kind,
        ticket.purpose,
        ticket.accountId,
        ticket.credentialVersion,
        ticket.challengeId ?? null,
        ticket.stamp,
        ticket.locale ?? null,
        lifetimeSeconds * 1000,
      ],
    );
  }

  /** Reads a ticket without consuming it. */
  async find(digest: string): Promise<StoredTicket | undefined> {
    const [row] = await this.database.query<TicketRow>(
      `SELECT app, kind, purpose, account_id, credential_version, challenge_id, stamp, locale,
              spent_at IS NULL AND expires_at > ${this.database.now} AS live
       FROM auth_tickets WHERE digest = ?`,
      [digest],
    );
    return row && toTicket(row);
  }

  /** Consumes a ticket that is neither consumed nor expired. Exactly one caller gets true. */
  async consume(digest: string): Promise<boolean> {
    const { now } = this.database;
    const consumed = await this.database.execute(
      `UPDATE auth_tickets SET spent_at = ${now} WHERE digest = ? AND spent_at IS NULL AND expires_at > ${now}`,
      [digest],
    );
    return consumed === 1;
  }

  /** Deletes at most `limit` tickets that expired over a day ago. Returns their number. */
  async purge(limit: number): Promise<number> {
    const longAgo = `${this.database.now} - ${String(DAY_MS)}`;
    return (await this.database.deleteSome('auth_tickets', 'digest', `expires_at < ${longAgo}`, limit)).length;
  }
}

interface TicketRow {
  readonly app: string;
  readonly kind: TicketKind | null;
  readonly purpose: Purpose;
  readonly account_id: string;
  readonly credential_version: number;
  readonly challenge_id: string | null;
  readonly stamp: number;
  readonly locale: Locale | null;
  readonly live: number;
}

/** Converts a row. In one without a kind, which an older version wrote, only a link's ticket has no challenge. */
const toTicket = (row: TicketRow): StoredTicket => ({
  app: row.app,
  kind: row.kind ?? (row.challenge_id === null ? 'link' : 'code'),
  purpose: row.purpose,
  accountId: row.account_id,
  credentialVersion: row.credential_version,
  challengeId: row.challenge_id ?? undefined,
  stamp: row.stamp,
  locale: row.locale ?? undefined,
  isLive: row.live === 1,
});
