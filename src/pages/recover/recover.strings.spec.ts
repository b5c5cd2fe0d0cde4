import { LOCALES, type Locale } from '../../common';
import { PROBLEM_TEXTS } from './recover-texts';
import { LANGUAGE_NAMES, problemText, recoverStrings } from './recover.strings';

/** All texts of a language, by `texts.title` and the like. */
const textsOf = (locale: Locale): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(recoverStrings[locale]).flatMap(([part, texts]: [string, Readonly<Record<string, string>>]) =>
      Object.entries(texts).map(([name, text]) => [`${part}.${name}`, text] as const),
    ),
  );

const placeholdersIn = (text: string): readonly string[] => (text.match(/\{\{\w+\}\}/g) ?? []).sort();

const english = textsOf('en');

/** Texts that are the same in English. */
const SHARED: Partial<Record<Locale, readonly string[]>> = { fr: ['texts.code'], de: ['texts.code'] };

describe.each(LOCALES.filter((locale) => locale !== 'en'))('the recovery pages in %s', (locale) => {
  const own = textsOf(locale);

  it('have every text of the English ones, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...english.keys()].sort());
    expect([...own.values()].filter((text) => text.trim() === '')).toEqual([]);
  });

  it('name in each text what it names in English', () => {
    for (const [name, text] of english)
      expect([name, placeholdersIn(own.get(name) ?? '')]).toEqual([name, placeholdersIn(text)]);
  });

  it('repeat no English text', () => {
    const same = [...own].filter(([name, text]) => text === english.get(name)).map(([name]) => name);
    expect(same).toEqual(SHARED[locale] ?? []);
  });
});

describe('problemText', () => {
  it('has a text for every reason in every language, without a placeholder', () => {
    for (const locale of LOCALES)
      for (const reason of Object.keys(PROBLEM_TEXTS) as (keyof typeof PROBLEM_TEXTS)[])
        expect(problemText(locale, { reason, retryAfterSeconds: 7, rules: ['common'] })).toMatch(/^[^{}]+$/);
  });

  it('joins the rules of a password as its language does', () => {
    const rules = ['too-short', 'common'];
    expect(problemText('de', { reason: 'password-rejected', rules })).toContain('8 Zeichen, viele');
    expect(problemText('zh-TW', { reason: 'password-rejected', rules })).toContain('字元，過於');
    expect(problemText('ja', { reason: 'password-rejected', rules })).toContain('未満です、よく');
  });
});

describe('LANGUAGE_NAMES', () => {
  it('are names of the languages in themselves', () => {
    for (const locale of LOCALES) {
      const language = new Intl.DisplayNames(locale, { type: 'language' }).of(locale.slice(0, 2)) ?? '';
      if (!locale.startsWith('zh')) expect(LANGUAGE_NAMES[locale].toLowerCase()).toBe(language.toLowerCase());
    }
  });
});
