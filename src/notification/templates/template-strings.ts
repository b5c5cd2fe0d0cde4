import type { TemplateName } from '../../common';

/** The words of one message in one language, with placeholders such as `{{code}}` for its facts. */
export interface TemplateStrings {
  /** Missing where the message only travels by mail. The line that binds a code to its site is added to it. */
  readonly sms?: string;
  readonly subject: string;
  /** Of the mail, plain text. One that is `{{code}}` or `{{link}}` alone is shown large, or as a button. */
  readonly paragraphs: readonly string[];
  /** What the button of a link says. */
  readonly button?: string;
  /** A page of an operator's own, in place of the one that is made of the paragraphs. */
  readonly html?: string;
}

/** Where a mail carries a link, nothing else does. */
type LinkTemplate = 'recover-link';

/** All messages in one language. */
export type LocaleStrings = Readonly<
  Record<Exclude<TemplateName, LinkTemplate>, TemplateStrings & { readonly sms: string }> &
    Record<LinkTemplate, TemplateStrings & { readonly button: string }>
>;

/** What a message is sent for: the one value in it that nobody else may know. */
export const secretOf: Readonly<Record<TemplateName, 'code' | 'link' | undefined>> = {
  'recover-code': 'code',
  'change-code': 'code',
  'register-code': 'code',
  'already-registered': undefined,
  'recover-link': 'link',
  'password-changed': undefined,
};
