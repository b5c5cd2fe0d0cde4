import { langOf, langSpan } from './said';

describe('words of a document', () => {
  it.each([
    ['手机号码', 'en', ' lang="zh"'],
    ['会员 API', 'en', ' lang="zh"'],
    ['login name', 'en', ''],
    ['手机号码', 'zh-CN', ''],
    ['login name', 'zh-CN', ' lang="en"'],
    ['0', 'zh-CN', ''],
    ['', 'en', ''],
  ] as const)('%j on a page in %s have the attribute %j', (text, locale, attribute) => {
    expect(langOf(text, locale).markup).toBe(attribute);
  });

  it('are marked where they are in another language than the page, and escaped', () => {
    expect(langSpan('<短信>', 'en').markup).toBe('<span lang="zh">&lt;短信&gt;</span>');
    expect(langSpan('a < b', 'en').markup).toBe('a &lt; b');
  });
});
