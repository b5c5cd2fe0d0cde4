import { languageTags, type UiLocale } from '../../common';
import { Html, html } from './html';

const HAN = /\p{Script=Han}/u;
const LETTER = /\p{Letter}/u;

/**
 * Preferred page language of a browser by its Accept-Language header; English when it prefers none of the supported
 * ones.
 */
export function preferredLocale(acceptLanguage: string | undefined): UiLocale {
  const best = languageTags(acceptLanguage).find((tag) => /^(?:zh|en)(?:-|$)/.test(tag));
  return best?.startsWith('zh') ? 'zh-CN' : 'en';
}

/**
 * Language of a text, for its `lang` attribute: Chinese when it contains any Han character; undefined when it contains
 * no letter.
 */
function languageOf(text: string): 'zh' | 'en' | undefined {
  if (HAN.test(text)) return 'zh';
  return LETTER.test(text) ? 'en' : undefined;
}

/** Attribute `lang` with a leading space for a text in another language than the page; else empty. */
export function langOf(text: string, locale: UiLocale): Html {
  const language = languageOf(text);
  const isForeign = language !== undefined && !locale.startsWith(language);
  return new Html(isForeign ? ` lang="${language}"` : '');
}

/** Escaped text, in a `span` with its language when that is not the page's. */
export const langSpan = (text: string, locale: UiLocale): Html => {
  const lang = langOf(text, locale);
  return lang.markup === '' ? html`${text}` : html`<span${lang}>${text}</span>`;
};
