import { mediumOf } from './captcha.medium';

describe(mediumOf, () => {
  const asked = (query: string, language?: string) =>
    mediumOf({
      query: Object.fromEntries(new URLSearchParams(query)),
      headers: language === undefined ? {} : { 'accept-language': language },
    });

  it.each(['', 'medium=', 'medium=image', 'medium=AUDIO', 'medium=video', 'lang=en', 'Medium=audio'])(
    'is a picture for "%s"',
    (query) => {
      expect(asked(query, 'en')).toBe('image');
    },
  );

  it.each([
    ['medium=audio', undefined, 'audio/en'],
    ['medium=audio&lang=en', 'zh-CN', 'audio/en'],
    ['medium=audio&lang=zh', 'en', 'audio/zh-CN'],
    ['medium=audio&lang=zh-TW', undefined, 'audio/zh-CN'],
    ['medium=audio&lang=fr', 'zh', 'audio/en'],
    ['medium=audio&lang=', 'zh', 'audio/en'],
    ['medium=audio', 'zh-CN,zh;q=0.9,en;q=0.8', 'audio/zh-CN'],
    ['medium=audio', 'de', 'audio/en'],
  ])('of "%s" with the Accept-Language %s is %s', (query, language, expected) => {
    expect(asked(query, language)).toBe(expected);
  });

  it('is a picture when it is named twice', () => {
    expect(mediumOf({ query: { medium: ['audio', 'audio'] }, headers: {} })).toBe('image');
  });
});
