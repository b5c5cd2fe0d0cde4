import type { ChannelKind, Locale, Secret, TemplateName } from '../kernel';

/** A message as a provider carries it: final words, one address. */
export interface ReadyMessage {
  /** The same on every try of one message, so that a provider can tell a second try from a second message. */
  readonly id: string;
  readonly app: string;
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly reference: string;
  /** Everything that no log may show. */
  readonly letter: Secret<Letter>;
}

/** The confidential part of a message. */
export interface Letter {
  readonly to: string;
  /** Null for channels without a subject. */
  readonly subject: string | null;
  readonly text: string;
  /** The same content for mail readers, null for channels without one. */
  readonly html: string | null;
  /** The values inside the text, for providers that fill in templates of their own. */
  readonly code: string | null;
  readonly link: string | null;
  readonly minutes: number;
}

/**
 * What became of one try. `why` is stored and logged: a status or an error code in our own words, never an address, a
 * text or an answer of the provider.
 * - accepted: the provider has taken the message over;
 * - refused: it never will, trying again is useless;
 * - failed: it has certainly not, another try may help;
 * - unknown: it may have, the answer did not arrive.
 */
export type DeliveryOutcome =
  { readonly result: 'accepted' } | { readonly result: 'refused' | 'failed' | 'unknown'; readonly why: string };

/** A way to carry messages. */
export abstract class Channel {
  /** The provider's name in configuration, rows and logs. */
  abstract readonly name: string;
  abstract readonly kinds: readonly ChannelKind[];
  /** True when handing over the same message id twice cannot reach the person twice. */
  abstract readonly deduplicates: boolean;
  /** Hands one message over. Gives up when `signal` aborts. Outages are outcomes, exceptions are bugs. */
  abstract deliver(message: ReadyMessage, signal: AbortSignal): Promise<DeliveryOutcome>;
}
