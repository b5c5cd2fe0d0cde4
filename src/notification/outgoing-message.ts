import type { ChannelKind, Locale, Secret, TemplateName } from '../common';

/** Values of a template's placeholders. None of them is user input. */
export interface TemplateValues {
  readonly code?: Secret;
  readonly link?: Secret;
  /** Three letters in the message that identify it among several of its kind. */
  readonly reference: string;
  /** Lifetime of code or link in minutes; computed from the message's lifetime when left out. */
  readonly minutes?: number;
}

/** Reference to one code of a challenge; `number` counts the challenge's codes from 1. */
export interface CodeReference {
  readonly challengeId: string;
  readonly number: number;
}

/** Message to one address, as modules queue it. */
export interface OutgoingMessage {
  readonly app: string;
  readonly channel: ChannelKind;
  /** E.164 number or canonical e-mail address, as stored with the account: never a text from a request. */
  readonly to: string;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly content: TemplateValues;
  /**
   * Reference to the code in the message, if it contains one. Delivery needs it to send the second code of a challenge
   * through another vendor than the first.
   */
  readonly code?: CodeReference;
  /** Seconds, by the database's clock, after which the message is no longer sent. */
  readonly lifetimeSeconds: number;
  /**
   * True for a message that only pretends to be sent, against account enumeration: it takes the same row and the same
   * work up to the vendor, and is dropped there.
   */
  readonly decoy?: boolean;
}

/** Lifetime that the message states, in whole minutes; at least 1. */
export const minutesOf = ({ content, lifetimeSeconds }: OutgoingMessage): number =>
  content.minutes ?? Math.max(1, Math.floor(lifetimeSeconds / 60));
