import type { ChannelKind, Locale, Secret, TemplateName } from '../common';

/** The only values that a template may put between its own words; none of them was typed by a user. */
export interface TemplateValues {
  readonly code?: Secret;
  readonly link?: Secret;
  /** Three letters that let a person tell which of several messages is meant. */
  readonly reference: string;
  /** How long the code or link is good; taken from the message's lifetime when left out. */
  readonly minutes?: number;
}

/** One code of a challenge: which one, counted from 1. */
export interface CodeReference {
  readonly challengeId: string;
  readonly number: number;
}

/** One message to one address. */
export interface OutgoingMessage {
  readonly app: string;
  readonly channel: ChannelKind;
  /** E.164 number or canonical e-mail address, as the account's row stores it: never a string out of a request. */
  readonly to: string;
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly content: TemplateValues;
  /** The code that it carries, if any: the second one of a challenge goes another way than the first. */
  readonly code?: CodeReference;
  /** After so many seconds, by the database's clock, the message is not sent any more. */
  readonly lifetimeSeconds: number;
  /** Nobody is to get it: it costs the same row and the same work up to the provider, where it is dropped. */
  readonly decoy?: boolean;
}
