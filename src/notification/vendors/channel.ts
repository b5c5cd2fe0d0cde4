import type { ChannelKind, Locale, Secret, TemplateName } from '../../common';

/** A rendered message to one address, as a vendor gets it. */
export interface ReadyMessage {
  /** Idempotency key: the same on every try, so that a vendor can tell a second try from a second message. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  /** SMS segments of the text by our own count; null for a mail. */
  readonly segments: number | null;
  /** Seconds for which delivery is still useful: code or link expire with them. */
  readonly secondsLeft: number;
  /** Everything that must not be logged. */
  readonly content: Secret<MessageContent>;
}

/** Confidential part of a message. */
export interface MessageContent {
  readonly to: string;
  /** Null for an SMS. */
  readonly subject: string | null;
  readonly text: string;
  /** The text as HTML; null for an SMS. */
  readonly html: string | null;
  /** Values inside the text, for vendors that fill in their own registered templates. */
  readonly code: string | null;
  readonly link: string | null;
  /** Minutes for which code or link are still good; null for a text without either. */
  readonly minutes: number | null;
}

/**
 * Outcome of one try. `why` is stored and logged: a status or an error code in our own words, never an address, a text or
 * a raw answer of the vendor. One of
 * - accepted: the vendor has taken the message over;
 * - refused: it never will take this message;
 * - unsupported: the same, known without a call;
 * - deferred: not now, for a reason that lies in this message or its recipient; other messages may be accepted;
 * - busy: it is overloaded or limits our rate, whatever the message;
 * - failed: it does not work, or not for us, whatever the message;
 * - unknown: it may have taken the message over, its answer did not arrive.
 *
 * An unlisted error code counts as deferred: one wrong number must not cost all messages a vendor.
 */
export type DeliveryOutcome = Acceptance | Busy | { readonly result: NotSent; readonly why: string };

type NotSent = 'refused' | 'unsupported' | 'deferred' | 'failed' | 'unknown';

interface Acceptance {
  readonly result: 'accepted';
  /** The vendor's own id of the message, at most 64 characters: receipts name it. */
  readonly vendorMessageId?: string;
  /** Billed SMS segments, where the vendor tells. */
  readonly segments?: number;
}

interface Busy {
  readonly result: 'busy';
  readonly why: string;
  /** Seconds for which the vendor gets no messages; a guess when it does not tell. */
  readonly retryAfterSeconds: number;
}

/** Failover has to be decided within ten seconds, so the first try may take half of that. */
const DEFAULT_TIMEOUT_MS = 5_000;

/** Sends messages through one vendor. */
export abstract class Channel {
  /** Name of the vendor in configuration, rows and logs. */
  abstract readonly name: string;
  abstract readonly kinds: readonly ChannelKind[];
  /** True when two calls with the same message id reach the recipient only once. */
  abstract readonly deduplicates: boolean;
  /** Time limit of one try. */
  readonly timeoutMs: number = DEFAULT_TIMEOUT_MS;
  /** Hands one message over; gives up when `signal` aborts. Outages are outcomes; an exception is a bug. */
  abstract deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome>;
}
