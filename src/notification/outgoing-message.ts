import type { ChannelKind, Locale, Secret, TemplateName } from '../common';

/** Values of the placeholders of a template. None of them is user input. */
export interface TemplateValues {
  readonly code?: Secret;
  readonly link?: Secret;
  /** Three letters that identify the message among several of its kind. */
  readonly reference: string;
  /** Lifetime of code or link in minutes; derived from the message's lifetime when left out. */
  readonly minutes?: number;
}

/** One code of a challenge; `number` counts from 1. */
export interface CodeReference {
  readonly challengeId: string;
  readonly number: number;
}

/** A message to one address. */
export interface OutgoingMessage {
  readonly app: string;
  readonly channel: ChannelKind;
  /** E.164 number or canonical e-mail address, as stored with the account: never a text from a request. */
  readonly to: string;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly content: TemplateValues;
  /** The code in the message, if any: the second code of a challenge starts with another vendor than the first. */
  readonly code?: CodeReference;
  /** Seconds by the database's clock after which the message is no longer sent. */
  readonly lifetimeSeconds: number;
  /** True for a message that is not sent: it costs the same row and the same work up to the vendor, and is dropped there. */
  readonly decoy?: boolean;
}
