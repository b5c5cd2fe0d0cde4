import { LOCALES, type Locale, TEMPLATE_NAMES, type TemplateName } from '../../common';
import { AppTemplates } from './app-templates';
import { catalogue } from './catalogue';
import { violationsIn } from './overrides/check-strings';
import { TemplatePreviews } from './template-previews';
import type { TemplateStrings } from './template-strings';

/** Longer than most. */
const SERVICE = 'Northwind Travel';
const HOST = 'accounts.northwind.example';
const previews = new TemplatePreviews(
  new AppTemplates(new Map([['default', { service: SERVICE, strings: new Map() }]])),
  `https://${HOST}`,
);
const all = LOCALES.flatMap((locale) =>
  previews.all('default', locale).map((preview) => ({ locale, name: preview.template, ...preview })),
);
const stringsOf = (locale: Locale, name: TemplateName): TemplateStrings => catalogue[locale][name];
const count = (text: string, part: string) => text.split(part).length - 1;
const isCode = (name: TemplateName) => name.endsWith('-code');

/** In the order of the templates, but for the link, which never is an SMS: parts with a service and a host as above. */
const SEGMENTS: Readonly<Record<Locale, { readonly encoding: string; readonly segments: readonly number[] }>> = {
  'zh-CN': { encoding: 'UCS-2', segments: [2, 2, 2, 2, 2, 2, 1, 1, 1] },
  'zh-TW': { encoding: 'UCS-2', segments: [2, 2, 2, 2, 2, 2, 1, 1, 1] },
  en: { encoding: 'GSM-7', segments: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
  ja: { encoding: 'UCS-2', segments: [2, 2, 2, 2, 2, 2, 2, 2, 2] },
  ko: { encoding: 'UCS-2', segments: [2, 2, 2, 2, 2, 2, 2, 2, 2] },
  es: { encoding: 'GSM-7', segments: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
  fr: { encoding: 'GSM-7', segments: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
  de: { encoding: 'GSM-7', segments: [1, 1, 1, 1, 1, 1, 1, 1, 1] },
};

describe('the standard texts', () => {
  it.each(LOCALES)('take the parts that they are known to take, in %s', (locale) => {
    const texts = previews.all('default', locale).flatMap(({ sms }) => (sms ? [sms] : []));
    expect(texts.map(({ segments }) => segments)).toEqual(SEGMENTS[locale].segments);
    expect([...new Set(texts.map(({ encoding }) => encoding))]).toEqual([SEGMENTS[locale].encoding]);
  });

  it('are one part in Chinese with the names of a start on a desk', () => {
    const desk = new TemplatePreviews(new AppTemplates(), 'http://localhost:3000');
    const texts = [...desk.all('default', 'zh-CN'), ...desk.all('default', 'zh-TW')];
    expect(texts.flatMap(({ sms }) => (sms ? [sms.segments] : []))).toEqual(Array(18).fill(1));
  });

  it('keep the rules that operators have to keep', () => {
    const broken = all.flatMap(({ locale, name }) => {
      const { sms, subject, paragraphs } = stringsOf(locale, name);
      const file = { path: `${locale}/${name}`, app: 'default', locale, template: name };
      return [
        ...(sms === undefined ? [] : violationsIn({ ...file, part: 'sms' }, sms)),
        ...violationsIn({ ...file, part: 'subject' }, subject),
        ...violationsIn({ ...file, part: 'text' }, paragraphs.join('\n\n')),
      ].map((wrong) => `${file.path}: ${wrong}`);
    });
    expect(broken).toEqual([]);
  });

  it('say something else for every purpose, on every channel', () => {
    for (const locale of LOCALES) {
      const said = previews.all('default', locale);
      expect(new Set(said.map(({ email }) => email.subject)).size).toBe(TEMPLATE_NAMES.length);
      expect(new Set(said.map(({ email }) => email.text)).size).toBe(TEMPLATE_NAMES.length);
      expect(new Set(said.map(({ sms }) => sms?.text)).size).toBe(TEMPLATE_NAMES.length);
    }
  });
});

describe.each(all)('$name in $locale', ({ locale, name, sms, email }) => {
  const everything = [sms?.text ?? '', email.subject, email.text, email.html];

  it('is complete', () => {
    expect(everything.join('\n')).not.toMatch(/undefined|null|NaN|\[object|\{\{|\}\}/);
    expect(email.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
    expect(email.html).toContain(`<html lang="${locale}">`);
  });

  it('names the service and carries the reference wherever it goes', () => {
    for (const text of everything.filter((each) => each !== '')) {
      expect(text).toContain(SERVICE);
      expect(text).toContain('XYZ');
    }
  });

  it('carries a code exactly where one belongs', () => {
    expect(count(email.text, '123456')).toBe(isCode(name) ? 1 : 0);
    expect(count(email.html, '123456')).toBe(isCode(name) ? 1 : 0);
    expect(email.subject).not.toContain('123456');
    const [words, ...last] = (sms?.text ?? '').split(/\n(?=@)/);
    expect(count(words ?? '', '123456')).toBe(isCode(name) ? 1 : 0);
    expect(last).toEqual(isCode(name) ? [`@${HOST} #123456`] : []);
  });

  it('says how long a code or a link is good', () => {
    if (['already-registered', 'password-changed', 'address-changed'].includes(name))
      expect(email.text).not.toMatch(/\d/);
    else for (const text of [sms?.text, email.text]) expect(text ?? '5').toMatch(/\b5|5(?=分|분)/);
  });

  it('offers a link as a button and as text', () => {
    expect(count(email.html, 'href="https://')).toBe(name === 'recover-link' ? 2 : 0);
    expect(count(email.text, `https://${HOST}/reset#token=sample`)).toBe(name === 'recover-link' ? 1 : 0);
    expect(sms === undefined).toBe(name === 'recover-link');
  });
});
