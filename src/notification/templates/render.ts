import type { ChannelKind, Locale } from '../../common';
import { controlsIn } from './controls';
import { type TemplateVariables, fill, says } from './template-variables';
import { layOut } from './mail/mail-layout';
import { smsSize } from './sms/sms-size';
import type { Words } from './words';

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
  words: Words,
  facts: TemplateVariables,
  { channel, locale }: { channel: ChannelKind; locale: Locale },
): Rendered {
  if (channel === 'sms') return sms(words, facts);
  const mail = layOut(words, facts, locale);
  if (controlsIn(mail.subject).length > 0) throw new Error('the subject is more than one plain line');
  return { ...mail, segments: null };
}

function sms(words: Words, facts: TemplateVariables): Rendered {
  if (words.sms === undefined) throw new Error('the template does not travel by sms');
  const text = fill(words.sms, facts) + (says(words.sms, 'code') ? fill(ORIGIN_BOUND_CODE, facts) : '');
  return { subject: null, text, html: null, segments: smsSize(text).segments };
}
