import type { ChannelKind, Locale, Secret, TemplateName } from '../../common';

/** Rendered message to one address, as a vendor gets it. */
export interface ReadyMessage {
  /** Id of the message, its idempotency key: the same on every try, so that a vendor can recognise a retry. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  /** Number of SMS segments by our own count; null for a mail. */
  readonly segments: number | null;
  /** Seconds for which delivery is still useful: afterwards the code or link has expired. */
  readonly secondsLeft: number;
  /** Confidential part, which must not be logged. */
  readonly content: Secret<MessageContent>;
}

/** Confidential part of a message. */
export interface MessageContent {
  readonly to: string;
  /** Subject of a mail; null for an SMS. */
  readonly subject: string | null;
  readonly text: string;
  /** HTML version of the text; null for an SMS. */
  readonly html: string | null;
  /** Code that the text contains, for vendors that fill in their own registered templates; null without one. */
  readonly code: string | null;
  readonly link: string | null;
  /** Minutes for which the code or link is still valid. */
  readonly minutes: number;
}

/**
 * Outcome of one try. `why` is stored and logged: a status or an error code in words of this service, never an address, a
 * text or a raw answer of the vendor. One of
 * - accepted: the vendor has taken the message over;
 * - refused: the vendor will never accept this message;
 * - unsupported: the same, known without a call;
 * - deferred: not now, for a reason that lies in this message or its recipient; other messages may be accepted;
 * - busy: the vendor is overloaded or limits our rate, whatever the message;
 * - failed: the vendor does not work, or not for us, whatever the message;
 * - unknown: the vendor may have taken the message over, its answer did not arrive.
 *
 * An unlisted error code counts as deferred, so that one wrong number does not take a vendor out of service.
 */
export type DeliveryOutcome = Acceptance | Busy | { readonly result: NotSent; readonly why: string };

type NotSent = 'refused' | 'unsupported' | 'deferred' | 'failed' | 'unknown';

interface Acceptance {
  readonly result: 'accepted';
  /** Id that the vendor gave the message, at most 64 characters; receipts refer to it. */
  readonly vendorMessageId?: string;
  /** Billed SMS segments, where the vendor reports them. */
  readonly segments?: number;
}

interface Busy {
  readonly result: 'busy';
  readonly why: string;
  /** Seconds for which the vendor gets no messages; a default when the vendor names no time. */
  readonly retryAfterSeconds: number;
}

/**
 * Default time limit of one try in milliseconds. Failover has to be decided within ten seconds, so the first try may
 * take half of that.
 */
const DEFAULT_TIMEOUT_MS = 5_000;

/** Sends messages through one vendor (port). */
export abstract class Channel {
  /** Name of the vendor in configuration, rows and logs. */
  abstract readonly name: string;
  abstract readonly kinds: readonly ChannelKind[];
  /** True when two calls with the same message id reach the recipient only once. */
  abstract readonly deduplicates: boolean;
  /** Time limit of one try, in milliseconds. */
  readonly timeoutMs: number = DEFAULT_TIMEOUT_MS;
  /** Sends one message; gives up when `signal` aborts. Outages are returned as outcomes; an exception is a bug. */
  abstract deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome>;
}
