import type { ChannelKind, Locale, TemplateName } from '../../common';
import type { CodeReference } from '../outgoing-message';

/**
 * Final state of a message; its payload is wiped on entry. A receipt may still turn accepted, unknown, failed or
 * expired into another.
 */
export type FinalState = 'accepted' | 'delivered' | 'failed' | 'expired' | 'unknown' | 'dropped';

/** State of a message: queued → leased → a final state, or back to queued for another try. */
export type OutboxState = 'queued' | 'leased' | FinalState;

/** Message as it is inserted into the outbox. */
export interface OutboxRow {
  /** Id of the message; also the idempotency key that a vendor gets on every try. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  readonly maskedRecipient: string;
  /** ISO 3166 region of a phone number; null for a mail, and for a number without a region. */
  readonly country: string | null;
  /** Code that the message contains, for statistics; null when it contains none. */
  readonly code: CodeReference | null;
  /** Address and content of the message, encrypted. */
  readonly payload: string;
  readonly lifetimeSeconds: number;
  /** Cost that the client application is charged, in millionths of the operator's currency; 0 when left out. */
  readonly cost?: number;
}

/** Message that is leased by one worker. */
export interface LeasedRow extends Omit<OutboxRow, 'maskedRecipient' | 'country' | 'lifetimeSeconds' | 'cost'> {
  /** Id of the lease; every lease has its own. */
  readonly owner: string;
  /** Milliseconds from the commit of the message to its lease. */
  readonly ageMs: number;
  /** Milliseconds of the message's lifetime that were left at the lease. */
  readonly leftMs: number;
  /** Number of tries, including the one that this lease is for. */
  readonly attempts: number;
  /** Only vendor that may be called, because it may have the message already; null for any. */
  readonly boundTo: string | null;
  /** Vendor of the last try; null before the first. */
  readonly lastVendor: string | null;
  /** Vendors that refused the message for good. */
  readonly refusedBy: readonly string[];
}

/** Channels over which messages are sent. */
export const CHANNELS = ['sms', 'email'] as const satisfies readonly ChannelKind[];

export interface LeaseRequest {
  readonly owner: string;
  /**
   * Maximum number of messages to lease by channel; each channel has its own, so that a backlog in one never delays the
   * other.
   */
  readonly limits: Readonly<Record<ChannelKind, number>>;
  readonly seconds: number;
}

/** Result of one lease request: messages to send, and messages that it ended without sending. */
export interface LeasedBatch {
  readonly rows: readonly LeasedRow[];
  /** Number of messages that were ended because their lifetime was over. */
  readonly expired: number;
  /** Ids of poison messages, ended as failed because workers died while delivering them. */
  readonly abandoned: readonly string[];
}

/** Identity of a lease. Once another worker has leased the row, it has another owner. */
export type Lease = Pick<LeasedRow, 'id' | 'owner'>;

/** Final state of a message, with details for operators: no address, no text, no raw answer of a vendor. */
export interface Settlement {
  readonly state: Exclude<FinalState, 'expired' | 'delivered'>;
  readonly vendor?: string;
  readonly why?: string;
  readonly vendorMessageId?: string;
  readonly segments?: number;
}

/** Return of a message to the queue for another try. */
export interface Postponement {
  readonly delayMs: number;
  /**
   * Number of tries to store: lower than made when the last one reached no vendor, higher when the remaining tries with
   * a vendor are skipped.
   */
  readonly attempts: number;
  readonly boundTo: string | null;
  readonly refusedBy: readonly string[];
  /** Vendor of the last try. Left out when none was called: the earlier error stays in the row then. */
  readonly vendor?: string;
  readonly why: string;
}

/**
 * Values of `last_error` for dead letters: messages that are failed although they have not expired, because a retry
 * could only do harm.
 */
export const DEAD_LETTER = { poison: 'its worker died over it', unreadable: 'unreadable or wordless row' } as const;

/**
 * Number of retries after a worker died while delivering a message: a second death in a row makes it a poison message.
 */
export const RESENDS_AFTER_LOST_LEASE = 1;

/**
 * Maximum number of expired messages that are ended at once. Large, so that they do not delay messages that can still
 * be sent.
 */
export const EXPIRED_AT_A_TIME = 1_000;

/** Days for which ended messages are kept for operators. */
export const RETENTION_DAYS = 7;

/** Queue of messages in the database (transactional outbox). All times are those of the database's clock. */
export abstract class OutboxStore {
  /** Inserts all rows by one statement, in the current transaction, and charges their cost whatever the spend of the day. */
  abstract add(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * Inserts a row in the current transaction and charges its cost, if the day's spend of its client application stays within
   * `cap`. Returns false when it does not: the caller must roll back. Of parallel callers only so many win as fit.
   */
  abstract addWithinCap(row: OutboxRow, cap: number): Promise<boolean>;
  /**
   * Leases the oldest due messages for `seconds` and counts a try for each; concurrent workers never get the same row.
   * Not leased but ended are due messages whose lifetime is over, all but its last tenth (30 seconds at most) that is
   * reserved for the vendor (expired), and those whose lease ran out more than RESENDS_AFTER_LOST_LEASE times in a row
   * (failed). Where one has expired, up to EXPIRED_AT_A_TIME other expired ones of its channel are ended with it,
   * whatever the limit.
   */
  abstract lease(request: LeaseRequest): Promise<LeasedBatch>;
  /**
   * Ends a message, wipes its payload, gives back its cost if no vendor took it, and applies receipts that came early. Returns false, and changes nothing, when the
   * row belongs to another lease by now.
   */
  abstract settle(lease: Lease, end: Settlement): Promise<boolean>;
  /**
   * Makes a message due again after `delayMs`, or at the end of its lifetime if that is sooner. Returns false, and changes
   * nothing, when the row belongs to another lease by now.
   */
  abstract postpone(lease: Lease, postponement: Postponement): Promise<boolean>;
  /** Returns all rows of a lease to the queue, due at once and without counting the try: no vendor was called. */
  abstract handBack(owner: string): Promise<void>;
  /** Marks the messages of codes as converted: the user entered the code correctly. Only the first call for a code counts. */
  abstract recordConversions(codes: readonly CodeReference[]): Promise<void>;
  /**
   * Deletes at most `limit` ended messages that are older than RETENTION_DAYS, and adds them to the daily counts in the same
   * transaction. Returns the number of those that it found, of which a parallel caller may have deleted some.
   */
  abstract purge(limit: number): Promise<number>;
}
