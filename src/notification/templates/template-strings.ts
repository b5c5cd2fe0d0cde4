import type { TemplateName } from '../../common';

/** Strings of one message in one language, with placeholders such as `{{code}}`. */
export interface TemplateStrings {
  /** Missing for a message that is sent by mail only. The line that binds a code to its site is appended to it. */
  readonly sms?: string;
  readonly subject: string;
  /** Paragraphs of the mail, plain text. One that is only `{{code}}` is shown large, one that is only `{{link}}` as a button. */
  readonly paragraphs: readonly string[];
  /** Label of the button of a link. */
  readonly button?: string;
  /** HTML page of an operator, instead of the one made of the paragraphs. */
  readonly html?: string;
}

/** Templates with a link, which are sent by mail only. */
type LinkTemplate = 'recover-link';

/** Strings of all messages in one language. */
export type LocaleStrings = Readonly<
  Record<Exclude<TemplateName, LinkTemplate>, TemplateStrings & { readonly sms: string }> &
    Record<LinkTemplate, TemplateStrings & { readonly button: string }>
>;

/** The secret that each message carries; undefined for notices. */
export const secretOf: Readonly<Record<TemplateName, 'code' | 'link' | undefined>> = {
  'recover-code': 'code',
  'change-code': 'code',
  'register-code': 'code',
  'already-registered': undefined,
  'recover-link': 'link',
  'password-changed': undefined,
};
