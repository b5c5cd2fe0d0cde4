import { type FaceLocale, languageTags } from '../kernel';

/** The language that a browser likes best among ours (its Accept-Language); English when it names none. */
export function preferredLocale(acceptLanguage: string | undefined): FaceLocale {
  const best = languageTags(acceptLanguage).find((tag) => /^(?:zh|en)(?:-|$)/.test(tag));
  return best?.startsWith('zh') ? 'zh-CN' : 'en';
}
