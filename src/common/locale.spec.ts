import { pickLocale, languageTags, LOCALES } from './locale';

describe('pickLocale', () => {
  it.each(LOCALES)('takes %s for what it is, however it is spelled', (locale) => {
    for (const tag of [locale, locale.toLowerCase(), locale.toUpperCase(), locale.replace('-', '_')]) {
      expect(pickLocale(tag, 'ko')).toBe(locale);
    }
  });

  it.each([
    ['zh', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['zh-Hans', 'zh-CN'],
    ['zh-Hans-HK', 'zh-CN'],
    ['zh-CHS', 'zh-CN'],
    ['zh-HK', 'zh-TW'],
    ['zh-MO', 'zh-TW'],
    ['zh-Hant', 'zh-TW'],
    ['zh-Hant-CN', 'zh-TW'],
    ['zh_TW_#Hant', 'ko'],
    ['zh-CHT', 'zh-TW'],
    ['en-GB', 'en'],
    ['es-419', 'es'],
    ['fr-CA', 'fr'],
    ['de-AT-1996', 'de'],
    ['ja-JP', 'ja'],
    ['ko-KR', 'ko'],
    ['pt', 'en'],
    ['km-KH', 'en'],
    ['zhx', 'en'],
  ])('reads %s as %s', (tag, locale) => {
    expect(pickLocale(tag, 'ko')).toBe(locale);
  });

  it.each([
    ['fr-FR,fr;q=0.9,zh;q=0.2', 'fr'],
    ['pt-BR,pt;q=0.9,es;q=0.8,en;q=0.7', 'es'],
    ['en;q=0.5, ja;q=0.8', 'ja'],
    ['de;q=0, ko;q=0.1', 'ko'],
    ['pt, *;q=0.1', 'en'],
    ['zh-HK, zh-CN;q=0.9', 'zh-TW'],
  ])('picks the best liked of %s: %s', (list, locale) => {
    expect(pickLocale(list, 'zh-CN')).toBe(locale);
  });

  it.each([
    '',
    ' ',
    '*',
    '../../etc/passwd',
    '__proto__',
    'zh-CN\0',
    'en;q=0',
    'en;q=1.2.3',
    'constructor()',
    null,
    undefined,
  ])('hears no language in %j', (asked) => {
    expect(pickLocale(asked, 'zh-CN')).toBe('zh-CN');
    expect(pickLocale(asked, 'en')).toBe('en');
  });
});

describe('languageTags', () => {
  it('reads the first 1,024 characters', () => {
    expect(languageTags(`${','.repeat(1_022)}en`)).toEqual(['en']);
    expect(languageTags(`${','.repeat(1_024)}en`)).toEqual([]);
  });

  it('keeps the order of languages that are liked equally', () => {
    expect(languageTags('de, fr;q=0.5, EN, es_MX;q=0.5')).toEqual(['de', 'en', 'fr', 'es-mx']);
  });
});
