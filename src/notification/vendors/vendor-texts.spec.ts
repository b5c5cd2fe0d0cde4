import { LOCALES } from '../../common';
import { Unreadable } from '../../config';
import { localizedText, vendorTemplates } from './vendor-texts';

describe('a text for each language', () => {
  it('is one text for all', () => {
    expect(Object.values(localizedText('示例')).every((text) => text === '示例')).toBe(true);
  });

  it('is the nearest one where a language has none: of the same name, else English, else the first', () => {
    expect(localizedText('{"en":"Regain","zh-CN":"示例"}')).toMatchObject({ 'zh-CN': '示例', en: 'Regain' });
    expect(localizedText('{"zh-CN":"示例"}')).toMatchObject({ 'zh-CN': '示例', en: '示例' });
    const complete = localizedText('{"zh-CN":"示例","en":"Regain"}') as Record<string, string>;
    for (const locale of LOCALES) expect(complete[locale]).toBe(locale.startsWith('zh') ? '示例' : 'Regain');
  });

  it.each(['{"zh":"示例"}', '{"en":1}', '{}', '{"en":""}', '{', 'x'.repeat(65), 'a\nb'])('is not %j', (given) => {
    expect(localizedText(given)).toBeInstanceOf(Unreadable);
  });
});

describe('the templates of a vendor', () => {
  it('are ids by template and language', () => {
    expect(vendorTemplates('{"recover-code":{"zh-CN":"SMS_1","en":"SMS_2"}}')).toMatchObject({
      'recover-code': { 'zh-CN': 'SMS_1', en: 'SMS_2' },
    });
  });

  it('fall back to another language of the same template, never to another template', () => {
    const templates = vendorTemplates('{"recover-code":{"zh-CN":"SMS_1"}}');
    expect(templates).toMatchObject({ 'recover-code': { en: 'SMS_1' } });
    expect(templates).not.toHaveProperty('register-code');
  });

  it.each([
    'SMS_1',
    '[]',
    '{"recover":{"en":"SMS_1"}}',
    '{"recover-code":"SMS_1"}',
    '{"recover-code":{"klingon":"S"}}',
  ])('are not %s', (given) => {
    expect(vendorTemplates(given)).toBeInstanceOf(Unreadable);
  });
});
