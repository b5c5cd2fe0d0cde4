import type { MessageFacts } from './message-facts';

/** A mail before it is laid out: paragraphs of plain text, with the code or the link after the first one. */
export interface MailWords {
  readonly subject: string;
  readonly opening: string;
  readonly code?: string;
  readonly link?: { readonly address: string; readonly label: string };
  readonly closing: readonly string[];
}

/** The words of one message in one language: pure functions of the facts. */
export interface Template {
  /** Missing where the message only travels by mail. */
  readonly sms?: (facts: MessageFacts) => string;
  readonly email: (facts: MessageFacts) => MailWords;
}
