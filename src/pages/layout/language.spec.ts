import { langOf, langSpan, preferredLocale } from './language';

describe('preferredLocale', () => {
  it.each([
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en-GB,en;q=0.9', 'en'],
    ['en;q=0.5, zh;q=0.8', 'zh-CN'],
    ['fr-FR,fr;q=0.9,zh;q=0.2', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    ['zhx', 'en'],
    ['', 'en'],
    [undefined, 'en'],
  ])('reads %j as %s', (header, locale) => {
    expect(preferredLocale(header)).toBe(locale);
  });
});

describe('langOf', () => {
  it.each([
    ['手机号码', 'en', ' lang="zh"'],
    ['会员 API', 'en', ' lang="zh"'],
    ['login name', 'en', ''],
    ['手机号码', 'zh-CN', ''],
    ['login name', 'zh-CN', ' lang="en"'],
    ['0', 'zh-CN', ''],
    ['', 'en', ''],
  ] as const)('gives %j on a page in %s the attribute %j', (text, locale, attribute) => {
    expect(langOf(text, locale).markup).toBe(attribute);
  });
});

describe('langSpan', () => {
  it('marks a text in another language than the page, and escapes it', () => {
    expect(langSpan('<短信>', 'en').markup).toBe('<span lang="zh">&lt;短信&gt;</span>');
    expect(langSpan('a < b', 'en').markup).toBe('a &lt; b');
  });
});
