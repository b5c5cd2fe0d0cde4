import type { ChannelKind, Locale } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { mailOf } from './mail/mail-layout';
import { smsSize } from './sms/sms-size';
import type { TemplateStrings } from './template-strings';
import { controlsIn, fill, hasPlaceholder, type TemplateVariables } from './template-variables';

/** Variables that a message brings along; the others are computed from its client application and the configuration. */
export type MessageVariables = Omit<TemplateVariables, 'service' | 'host'>;

/** Rendered message, ready to be sent. */
export interface Rendered {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** Number of segments that an SMS is billed as; null for a mail. */
  readonly segments: number | null;
}

/** Renders messages for a channel, with the strings of their client application and language. */
export class TemplateRenderer {
  private readonly host: string;

  /** Parameter `publicUrl`: address of the site where codes are entered. */
  constructor(
    private readonly templates: AppTemplates,
    publicUrl: string,
  ) {
    this.host = new URL(publicUrl).hostname;
  }

  /**
   * Renders a message. Throws when its template is not sent over the channel, or needs a variable that the message
   * lacks.
   */
  render(ref: TemplateRef & { readonly channel: ChannelKind }, variables: MessageVariables): Rendered {
    const all: TemplateVariables = { ...variables, service: this.templates.service(ref.app), host: this.host };
    return render(this.templates.strings(ref), all, ref);
  }
}

/**
 * Renders strings with variables. Throws when the strings are not meant for the channel, or need a variable that the
 * message lacks.
 */
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
 * Last line of an SMS with a code (WICG origin-bound one-time codes): browsers offer the code on that host only. The
 * format demands exactly one space, nothing before `@` and nothing after the code.
 */
const ORIGIN_BOUND_CODE = '\n@{{host}} #{{code}}';

function sms(strings: TemplateStrings, variables: TemplateVariables): Rendered {
  if (strings.sms === undefined) throw new Error('the template does not travel by sms');
  const lastLine = hasPlaceholder(strings.sms, 'code') ? fill(ORIGIN_BOUND_CODE, variables) : '';
  const text = fill(strings.sms, variables) + lastLine;
  return { subject: null, text, html: null, segments: smsSize(text).segments };
}
