/** Languages in which messages and the pages that recover accounts are written. */
export const LOCALES = ['zh-CN', 'zh-TW', 'en', 'ja', 'ko', 'es', 'fr', 'de'] as const;

export type Locale = (typeof LOCALES)[number];

/** Languages of replies and of all other pages. */
export type UiLocale = Extract<Locale, 'zh-CN' | 'en'>;

/** Pattern of a language tag in lower case (BCP 47, without its grandfathered exceptions). */
const TAG = /^[a-z]{2,8}(?:-[a-z0-9]{1,8})*$/;

const SCRIPTS: ReadonlyMap<string, Locale> = new Map([
  ['hans', 'zh-CN'],
  ['chs', 'zh-CN'],
  ['hant', 'zh-TW'],
  ['cht', 'zh-TW'],
]);

/** Regions where Chinese is written in traditional characters unless the tag names a script. */
const TRADITIONAL = new Set(['tw', 'hk', 'mo']);

/**
 * Selects the locale for a requested language: one tag (`zh-Hant-HK`, `zh_TW`) or a browser's list of them
 * (Accept-Language, RFC 9110 12.5.4). The supported one with the highest weight wins; English when no requested
 * language is supported; `none` when no language is requested.
 */
export function pickLocale<N extends Locale | undefined>(asked: string | null | undefined, none: N): Locale | N {
  const tags = languageTags(asked);
  const ours = tags.map(localeOfTag).find((locale) => locale !== undefined);
  return ours ?? (tags.length === 0 ? none : 'en');
}

/** Maximum length of an Accept-Language header; what stands behind it is not read. */
const MAX_LANGUAGES = 1_024;

/** Parses a language tag or a list of them: lower case, highest weight first; invalid tags are left out. */
export function languageTags(asked: string | null | undefined): readonly string[] {
  return (asked ?? '')
    .slice(0, MAX_LANGUAGES)
    .split(',')
    .map(wish)
    .filter(({ tag, weight }) => TAG.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

function wish(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.toLowerCase().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { tag: tag.trim().replaceAll('_', '-'), weight: quality === undefined ? 1 : Number(quality) };
}

function localeOfTag(tag: string): Locale | undefined {
  const [language, ...subtags] = tag.split('-');
  if (language !== 'zh') return LOCALES.find((locale) => locale === language);
  const script = subtags.map((subtag) => SCRIPTS.get(subtag)).find((locale) => locale !== undefined);
  return script ?? (subtags.some((subtag) => TRADITIONAL.has(subtag)) ? 'zh-TW' : 'zh-CN');
}
