import type { Purpose } from '../../common';

/** What a ticket stands for; the ticket itself is kept as a digest only. */
export interface Ticket {
  readonly app: string;
  readonly purpose: Purpose;
  readonly accountId: string;
  /** The account's credentialVersion when the ticket was made. */
  readonly credentialVersion: number;
  /** The challenge that was passed for it; undefined for a link, which proves the address by being opened. */
  readonly challengeId: string | undefined;
  /** A number that a link carries beside the ticket, and that must come back with it. */
  readonly stamp: number;
}

export interface StoredTicket extends Ticket {
  /** Neither used nor expired, by the database's clock. */
  readonly isLive: boolean;
}

/** Keeps the single-use proofs that a challenge was passed. */
export abstract class TicketStore {
  abstract put(digest: string, ticket: Ticket, lifetimeSeconds: number): Promise<void>;
  /** Looks at a ticket without using it. */
  abstract find(digest: string): Promise<StoredTicket | undefined>;
  /** Uses a live ticket: true for exactly one context. */
  abstract redeem(digest: string): Promise<boolean>;
  /** Forgets tickets that expired a day ago, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
