import { preferredLocale } from './locale';

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
