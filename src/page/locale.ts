import type { Locale } from '../kernel';

/** The language that a browser likes best among ours (Accept-Language, RFC 9110 12.5.4); English when it names none. */
export function preferredLocale(acceptLanguage: string | undefined): Locale {
  const [best] = (acceptLanguage ?? '')
    .split(',')
    .map(wish)
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return best?.locale ?? 'en';
}

function wish(range: string): { locale: Locale | undefined; weight: number } {
  const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
  const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/.exec(parameter)?.[1]).find(Boolean);
  return { locale: localeOf(tag.trim()), weight: quality === undefined ? 1 : Number(quality) };
}

function localeOf(tag: string): Locale | undefined {
  if (/^zh(-|$)/.test(tag)) return 'zh-CN';
  return /^en(-|$)/.test(tag) ? 'en' : undefined;
}
