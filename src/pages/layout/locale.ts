import { type UiLocale, languageTags } from '../../common';

/** The language that a browser likes best among ours (its Accept-Language); English when it names none. */
export function preferredLocale(acceptLanguage: string | undefined): UiLocale {
  const best = languageTags(acceptLanguage).find((tag) => /^(?:zh|en)(?:-|$)/.test(tag));
  return best?.startsWith('zh') ? 'zh-CN' : 'en';
}
