import type { ChannelKind, Locale, TemplateName } from '../../common';
import type { CodeReference } from '../outgoing-message';

/** Where a message can end; its payload is wiped there. Receipts make delivered or failed of accepted and unknown. */
export type FinalState = 'accepted' | 'delivered' | 'failed' | 'expired' | 'unknown' | 'dropped';

/** queued → leased → an end, or back to queued for another try. */
export type OutboxState = 'queued' | 'leased' | FinalState;

/** A message that waits, as it is written. */
export interface OutboxRow {
  /** Also the client reference that the provider is given on every try. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  readonly maskedRecipient: string;
  /** ISO 3166 region of a number; null for a mail, or where a number has none. */
  readonly country: string | null;
  /** The code that it carries. */
  readonly code: CodeReference | null;
  /** Address and content, encrypted. */
  readonly payload: string;
  readonly lifetimeSeconds: number;
}

/** A message in one worker's hands. */
export interface LeasedRow extends Omit<OutboxRow, 'maskedRecipient' | 'country' | 'lifetimeSeconds'> {
  /** Whose lease it is; every lease has an owner of its own. */
  readonly owner: string;
  /** How long ago it was committed when it was leased. */
  readonly ageMs: number;
  /** How much of its lifetime was left then. */
  readonly leftMs: number;
  /** Tries including the one that this lease is for. */
  readonly attempts: number;
  /** The provider that may have the message already: nobody else may be given it. */
  readonly boundTo: string | null;
  /** Who made the last try; null before the first. */
  readonly lastProvider: string | null;
  /** The providers that will never carry it. */
  readonly refusedBy: readonly string[];
}

/** All channels that messages are addressed to. */
export const CHANNELS = ['sms', 'email'] as const satisfies readonly ChannelKind[];

export interface LeaseRequest {
  readonly owner: string;
  /** How many messages of each channel may be taken: what waits in one never stands before the other. */
  readonly limits: Readonly<Record<ChannelKind, number>>;
  readonly seconds: number;
}

/** What one lease brought: messages to send, and messages that it ended without sending. */
export interface LeasedBatch {
  readonly rows: readonly LeasedRow[];
  readonly expired: number;
  /** Ids of messages given up because their worker died over them again. */
  readonly abandoned: readonly string[];
}

/** Names a lease: whoever took the row over since has another owner. */
export type Lease = Pick<LeasedRow, 'id' | 'owner'>;

/** How a message ended, and what operators may read about it (no address, no text, no answer of a provider). */
export interface Settlement {
  readonly state: Exclude<FinalState, 'expired' | 'delivered'>;
  readonly provider?: string;
  readonly why?: string;
  readonly vendorId?: string;
  readonly segments?: number;
}

/** A message that is to be tried again. */
export interface Postponement {
  readonly delayMs: number;
  /** Tries to count so far: fewer than were made when one met nobody, more when a provider has lost its turn. */
  readonly attempts: number;
  readonly boundTo: string | null;
  readonly refusedBy: readonly string[];
  /** Who made the last try; left out when none was made, which explains less than an earlier try does. */
  readonly provider?: string;
  readonly why: string;
}

/** Why a message is set aside although it may still be good: trying again could only do harm. */
export const DEAD_LETTER = { deadly: 'its worker died over it', unreadable: 'unreadable or wordless row' } as const;

/** How often a message is tried again after its worker died holding it: a second death in a row is the message's own doing. */
export const RESENDS_AFTER_LOST_LEASE = 1;

/** What has expired goes many at a time: it must not stand before what can still be sent. */
export const EXPIRED_AT_A_TIME = 1_000;

/** How long operators can look up what became of a message. */
export const RETENTION_DAYS = 7;

/** Messages that wait for a worker. All times are the database's own. */
export abstract class OutboxStore {
  /** Writes all rows by one statement, in the current transaction. */
  abstract add(rows: readonly OutboxRow[]): Promise<void>;
  /**
   * Takes the oldest due messages for `seconds` and charges each a try; workers never get the same row at a time. Due
   * messages whose lifetime is over, all but its last tenth (30 seconds at most) that a provider may take, become
   * expired, those whose lease ran out more than RESENDS_AFTER_LOST_LEASE times in a row failed; both are wiped, not
   * handed out. Where one has expired, up to EXPIRED_AT_A_TIME others of its channel that have are ended with it, whatever
   * the limit.
   */
  abstract lease(request: LeaseRequest): Promise<LeasedBatch>;
  /**
   * Ends a message and wipes its payload; a receipt that came before counts from then on. False, and nothing happens,
   * when the lease is no longer the row's.
   */
  abstract settle(lease: Lease, end: Settlement): Promise<boolean>;
  /** Makes a message due again after `delayMs`, or when its lifetime is over if that is sooner. False, and nothing happens, when the lease is no longer the row's. */
  abstract postpone(lease: Lease, postponement: Postponement): Promise<boolean>;
  /** Returns all rows of a lease, none of which was handed to a provider: due at once, and the try is given back. */
  abstract handBack(owner: string): Promise<void>;
  /** Notes that the code of a message was entered right; the first time counts. */
  abstract recordConversion(code: CodeReference): Promise<void>;
  /** Forgets at most `limit` messages that ended and were added over RETENTION_DAYS ago; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
