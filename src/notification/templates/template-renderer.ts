import type { ChannelKind, Locale } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { mailOf } from './mail/mail-layout';
import { smsSize } from './sms/sms-size';
import type { TemplateStrings } from './template-strings';
import { controlsIn, fill, hasPlaceholder, type TemplateVariables } from './template-variables';

/** Variables of one message; the others follow from its app and the configuration. */
export type MessageVariables = Omit<TemplateVariables, 'service' | 'host'>;

/** A message ready to be sent. */
export interface Rendered {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** Segments that an SMS is billed as; null for a mail. */
  readonly segments: number | null;
}

/** Renders messages with the strings of their app and language, for their channel. */
export class TemplateRenderer {
  private readonly host: string;

  /** `publicUrl`: address of the site where codes are entered. */
  constructor(
    private readonly templates: AppTemplates,
    publicUrl: string,
  ) {
    this.host = new URL(publicUrl).hostname;
  }

  /** Throws when the template is not sent over the channel, or needs a variable that the message lacks. */
  render(ref: TemplateRef & { readonly channel: ChannelKind }, variables: MessageVariables): Rendered {
    const all: TemplateVariables = { ...variables, service: this.templates.service(ref.app), host: this.host };
    return render(this.templates.strings(ref), all, ref);
  }
}

/** Throws when the strings are not meant for the channel, or need a variable that the message lacks. */
export function render(
  strings: TemplateStrings,
  variables: TemplateVariables,
  { channel, locale }: { channel: ChannelKind; locale: Locale },
): Rendered {
  if (channel === 'sms') return sms(strings, variables);
  const mail = mailOf(strings, variables, locale);
  if (controlsIn(mail.subject).length > 0) throw new Error('the subject is more than one plain line');
  return { ...mail, segments: null };
}

/**
 * Last line of a text with a code (WICG origin-bound one-time codes): browsers offer the code on that host only. Exactly one
 * space, nothing before `@` and nothing after the code.
 */
const ORIGIN_BOUND_CODE = '\n@{{host}} #{{code}}';

function sms(strings: TemplateStrings, variables: TemplateVariables): Rendered {
  if (strings.sms === undefined) throw new Error('the template does not travel by sms');
  const lastLine = hasPlaceholder(strings.sms, 'code') ? fill(ORIGIN_BOUND_CODE, variables) : '';
  const text = fill(strings.sms, variables) + lastLine;
  return { subject: null, text, html: null, segments: smsSize(text).segments };
}
