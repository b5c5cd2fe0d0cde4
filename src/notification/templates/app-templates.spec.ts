import { AppTemplates } from './app-templates';
import { catalogue } from './catalogue';

const own = new AppTemplates(
  new Map([
    ['shop', { service: 'Shop', strings: new Map([['en/recover-code', { sms: 'own {{code}} {{reference}}' }]]) }],
  ]),
);

describe('AppTemplates', () => {
  it("puts an app's own words in place of ours, part by part", () => {
    expect(own.strings({ app: 'shop', locale: 'en', template: 'recover-code' })).toEqual({
      ...catalogue.en['recover-code'],
      sms: 'own {{code}} {{reference}}',
    });
  });

  it.each([
    { app: 'shop', locale: 'en', template: 'change-code' },
    { app: 'shop', locale: 'de', template: 'recover-code' },
    { app: 'default', locale: 'en', template: 'recover-code' },
    { app: '__proto__', locale: 'en', template: 'recover-code' },
  ] as const)('leaves everything else to ours: $app, $locale, $template', (ref) => {
    expect(own.strings(ref)).toEqual(catalogue[ref.locale][ref.template]);
    expect(own.overrides(ref)).toEqual({});
  });

  it('knows how the apps call themselves', () => {
    expect([own.service('shop'), own.service('default')]).toEqual(['Shop', 'regain']);
    expect(own.apps).toEqual(['shop']);
  });
});
