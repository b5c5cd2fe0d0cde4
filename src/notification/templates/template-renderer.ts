import type { ChannelKind, Locale } from '../../common';
import type { AppTemplates, TemplateRef } from './app-templates';
import { layOut } from './mail/mail-layout';
import { smsSize } from './sms/sms-size';
import { controlsIn, fill, says, type TemplateVariables } from './template-variables';
import type { TemplateStrings } from './template-strings';

/** What is particular about one message. */
export type Content = Omit<TemplateVariables, 'service' | 'host'>;

/** Puts messages into the words of their app, their language and their channel. */
export class TemplateRenderer {
  private readonly host: string;

  /** `publicUrl`: the site that codes are entered on. */
  constructor(
    private readonly templates: AppTemplates,
    publicUrl: string,
  ) {
    this.host = new URL(publicUrl).hostname;
  }

  /** Throws when the message does not travel over the channel, or lacks a fact that its words need. */
  render(ref: TemplateRef & { readonly channel: ChannelKind }, content: Content): Rendered {
    const facts: TemplateVariables = { ...content, service: this.templates.service(ref.app), host: this.host };
    return render(this.templates.words(ref), facts, ref);
  }
}

/** A message in its final words. */
export interface Rendered {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
  /** Parts that an SMS is billed as; null for a mail. */
  readonly segments: number | null;
}

/**
 * The machine-readable last line of a text with a code (WICG origin-bound one-time codes): browsers offer the code on
 * that host only. Exactly one space, nothing before `@` and nothing after the code.
 */
const ORIGIN_BOUND_CODE = '\n@{{host}} #{{code}}';

/** Throws when the words do not travel over the channel, or need a fact that the message lacks. */
export function render(
  words: TemplateStrings,
  facts: TemplateVariables,
  { channel, locale }: { channel: ChannelKind; locale: Locale },
): Rendered {
  if (channel === 'sms') return sms(words, facts);
  const mail = layOut(words, facts, locale);
  if (controlsIn(mail.subject).length > 0) throw new Error('the subject is more than one plain line');
  return { ...mail, segments: null };
}

function sms(words: TemplateStrings, facts: TemplateVariables): Rendered {
  if (words.sms === undefined) throw new Error('the template does not travel by sms');
  const text = fill(words.sms, facts) + (says(words.sms, 'code') ? fill(ORIGIN_BOUND_CODE, facts) : '');
  return { subject: null, text, html: null, segments: smsSize(text).segments };
}
