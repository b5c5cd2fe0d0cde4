import type { ChannelKind, Locale, Secret, TemplateName } from '../../common';

/** A message as a provider carries it: final words, one address. */
export interface ReadyMessage {
  /** The same on every try of one message, so that a provider can tell a second try from a second message. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  /** SMS that the text is cut into, by our own count; null for a mail. */
  readonly segments: number | null;
  /** For so long it may still be delivered; what comes later says what is not true any more. */
  readonly secondsLeft: number;
  /** Everything that no log may show. */
  readonly letter: Secret<MessageContent>;
}

/** The confidential part of a message. */
export interface MessageContent {
  readonly to: string;
  /** Null for channels without a subject. */
  readonly subject: string | null;
  readonly text: string;
  /** The same content for mail readers, null for channels without one. */
  readonly html: string | null;
  /** The values inside the text, for providers that fill in templates of their own. */
  readonly code: string | null;
  readonly link: string | null;
  /** How long code and link are good from now on. */
  readonly minutes: number;
}

/**
 * What became of one try. `why` is stored and logged: a status or an error code in our own words, never an address, a
 * text or an answer of the provider. One of
 * - accepted: the provider has taken the message over;
 * - refused: it never will;
 * - unfit: the same, which the channel knew without a call;
 * - deferred: not now, for a reason that lies in this message or its recipient; whoever else writes may be served;
 * - busy: it has too much to do, or we too much for it, whatever the message;
 * - failed: it does not work, or not for us, whatever the message;
 * - unknown: it may have taken the message over, the answer did not arrive.
 *
 * An answer that nobody knows is taken for deferred: one wrong number must not cost everybody a provider.
 */
export type DeliveryOutcome = Acceptance | Busy | { readonly result: Unsent; readonly why: string };

type Unsent = 'refused' | 'unfit' | 'deferred' | 'failed' | 'unknown';

interface Acceptance {
  readonly result: 'accepted';
  /** The provider's own id of the message, at most 64 characters: receipts name it. */
  readonly vendorMessageId?: string;
  /** SMS that the text was cut into, each of which is paid for, where the provider says so. */
  readonly segments?: number;
}

interface Busy {
  readonly result: 'busy';
  readonly why: string;
  /** It gets nothing for so long; a guess where it does not say how long. */
  readonly retryAfterSeconds: number;
}

/** A failover has to be decided within ten seconds, so the first try may take half of that. */
const STANDARD_TIMEOUT_MS = 5_000;

/** A way to carry messages. */
export abstract class Channel {
  /** The provider's name in configuration, rows and logs. */
  abstract readonly name: string;
  abstract readonly kinds: readonly ChannelKind[];
  /** True when handing over the same message id twice cannot reach the person twice. */
  abstract readonly deduplicates: boolean;
  /** How long one try may take, in milliseconds. */
  readonly timeoutMs: number = STANDARD_TIMEOUT_MS;
  /** Hands one message over. Gives up when `signal` aborts. Outages are outcomes, exceptions are bugs. */
  abstract deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome>;
}
