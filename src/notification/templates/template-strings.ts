import type { TemplateName } from '../../common';

/** Strings of one message in one language, with placeholders such as `{{code}}`. */
export interface TemplateStrings {
  /**
   * Text of the SMS; missing for a message that is sent by mail only. For codes, the line that binds the code to its
   * site is appended.
   */
  readonly sms?: string;
  readonly subject: string;
  /**
   * Paragraphs of the mail, plain text. A paragraph that is only `{{code}}` is shown large, one that is only `{{link}}`
   * as a button.
   */
  readonly paragraphs: readonly string[];
  /** Label of the button for the link, in a mail that has one. */
  readonly button?: string;
  /** HTML page of an operator, which replaces the one made of the paragraphs. */
  readonly html?: string;
}

/** Names of the templates with a link, which are sent by mail only. */
type LinkTemplate = 'recover-link';

/** Strings of all messages in one language. */
export type LocaleStrings = Readonly<
  Record<Exclude<TemplateName, LinkTemplate>, TemplateStrings & { readonly sms: string }> &
    Record<LinkTemplate, TemplateStrings & { readonly button: string }>
>;

/** Kind of secret in each message; undefined for notices, which have none. */
export const secretOf: Readonly<Record<TemplateName, 'code' | 'link' | undefined>> = {
  'recover-code': 'code',
  'change-code': 'code',
  'sign-in-code': 'code',
  'bind-code': 'code',
  'register-code': 'code',
  'verify-code': 'code',
  'already-registered': undefined,
  'recover-link': 'link',
  'password-changed': undefined,
  'address-changed': undefined,
};
