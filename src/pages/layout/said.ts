import type { UiLocale } from '../../common';
import { Html, html } from './html';

const HAN = /\p{Script=Han}/u;
const LETTER = /\p{Letter}/u;

/** The language of a text: Chinese where it has any Chinese in it; undefined where there is nothing to pronounce. */
function languageOf(text: string): 'zh' | 'en' | undefined {
  if (HAN.test(text)) return 'zh';
  return LETTER.test(text) ? 'en' : undefined;
}

/** The attribute that names the language of a text, where it is not the page's. */
export function langOf(text: string, locale: UiLocale): Html {
  const language = languageOf(text);
  const isForeign = language !== undefined && !locale.startsWith(language);
  return new Html(isForeign ? ` lang="${language}"` : '');
}

/** Words of a document in the language that they are written in. */
export const langSpan = (text: string, locale: UiLocale): Html => {
  const lang = langOf(text, locale);
  return lang.markup === '' ? html`${text}` : html`<span${lang}>${text}</span>`;
};
