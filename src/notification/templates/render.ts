import type { ChannelKind, Locale, TemplateName } from '../../kernel';
import { catalogue } from './catalogue';
import { layOut } from './mail-layout';
import type { MessageFacts } from './message-facts';

/** A message in its final words. */
export interface Rendered {
  readonly subject: string | null;
  readonly text: string;
  readonly html: string | null;
}

/** What picks the words. */
export interface Wording {
  readonly template: TemplateName;
  readonly locale: Locale;
  readonly channel: ChannelKind;
}

/** Throws when the template does not travel over the channel, or lacks one of its values. */
export function render({ template, locale, channel }: Wording, facts: MessageFacts): Rendered {
  const words = catalogue[template][locale];
  if (channel === 'email') return layOut(words.email(facts), locale);
  if (!words.sms) throw new Error(`the template ${template} does not travel by sms`);
  return { subject: null, text: words.sms(facts), html: null };
}
