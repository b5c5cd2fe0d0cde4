import type { ChannelKind, Locale, TemplateName } from '../../common';
import type { CodeReference } from '../outgoing-message';

/** Final states; the payload is wiped on entry. A receipt may still turn accepted, unknown, failed or expired into another. */
export type FinalState = 'accepted' | 'delivered' | 'failed' | 'expired' | 'unknown' | 'dropped';

/** queued → leased → a final state, or back to queued for another try. */
export type OutboxState = 'queued' | 'leased' | FinalState;

/** A queued message, as it is inserted. */
export interface OutboxRow {
  /** Also the idempotency key that a vendor gets on every try. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  readonly maskedRecipient: string;
  /** ISO 3166 region of a phone number; null for a mail, and for a number without a region. */
  readonly country: string | null;
  /** The code in the message; null when it carries none. */
  readonly code: CodeReference | null;
  /** Address and content, encrypted. */
  readonly payload: string;
  readonly lifetimeSeconds: number;
}

/** A message leased by one worker. */
export interface LeasedRow extends Omit<OutboxRow, 'maskedRecipient' | 'country' | 'lifetimeSeconds'> {
  /** Id of the lease: every lease has its own. */
  readonly owner: string;
  /** Milliseconds from the commit of the message to its lease. */
  readonly ageMs: number;
  /** Milliseconds of its lifetime that were left at the lease. */
  readonly leftMs: number;
  /** Tries including the one that this lease is for. */
  readonly attempts: number;
  /** The only vendor allowed, because it may have the message already. */
  readonly boundTo: string | null;
  /** Vendor of the last try; null before the first. */
  readonly lastVendor: string | null;
  /** Vendors that refused the message for good. */
  readonly refusedBy: readonly string[];
}

/** All channels of messages. */
export const CHANNELS = ['sms', 'email'] as const satisfies readonly ChannelKind[];

export interface LeaseRequest {
  readonly owner: string;
  /** Maximum number of messages by channel, so that a backlog in one never delays the other. */
  readonly limits: Readonly<Record<ChannelKind, number>>;
  readonly seconds: number;
}

/** Result of one lease: messages to send, and messages that it ended without sending. */
export interface LeasedBatch {
  readonly rows: readonly LeasedRow[];
  /** Number of messages whose lifetime was over. */
  readonly expired: number;
  /** Ids of poison messages: failed because another worker died over them. */
  readonly abandoned: readonly string[];
}

/** Identity of a lease. A row that another worker has taken over since has another owner. */
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
  /** Tries to count: fewer than were made when the last one reached no vendor, more when a vendor's turn was cut short. */
  readonly attempts: number;
  readonly boundTo: string | null;
  readonly refusedBy: readonly string[];
  /** Vendor of the last try. Left out when none was called: the earlier error stays in the row then. */
  readonly vendor?: string;
  readonly why: string;
}

/** `last_error` of dead letters: messages that are failed although they have not expired, because a retry could only do harm. */
export const DEAD_LETTER = { poison: 'its worker died over it', unreadable: 'unreadable or wordless row' } as const;

/** Retries after a worker died over a message: a second death in a row makes it a poison message. */
export const RESENDS_AFTER_LOST_LEASE = 1;

/** Expired messages are ended in large batches, so that they do not delay messages that can still be sent. */
export const EXPIRED_AT_A_TIME = 1_000;

/** Days for which ended messages are kept for operators. */
export const RETENTION_DAYS = 7;

/** Queue of messages in the database (transactional outbox). All times are the database's own. */
export abstract class OutboxStore {
  /** Inserts all rows by one statement, in the current transaction. */
  abstract add(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * Leases the oldest due messages for `seconds` and counts a try for each; concurrent workers never get the same row. Due
   * messages whose lifetime is over, all but its last tenth (30 seconds at most) that a vendor may take, become expired;
   * those whose lease ran out more than RESENDS_AFTER_LOST_LEASE times in a row become failed. Neither is handed out.
   * Where one has expired, up to EXPIRED_AT_A_TIME other expired ones of its channel are ended with it, whatever the limit.
   */
  abstract lease(request: LeaseRequest): Promise<LeasedBatch>;
  /**
   * Ends a message, wipes its payload, and applies receipts that came early. Returns false, and changes nothing, when the
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
  /** Marks the message of a code as converted: the code was entered right. The first time counts. */
  abstract recordConversion(code: CodeReference): Promise<void>;
  /** Deletes at most `limit` ended messages that are older than RETENTION_DAYS. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
