import type { ChannelKind, Locale, TemplateName } from '../../kernel';
import { MessageFacts } from './message-facts';
import { render } from './render';

const content = { reference: 'KQX', code: '012345', link: null, minutes: 5 };
const facts = new MessageFacts(content, 'id.example.com');
const linkFacts = new MessageFacts(
  { ...content, code: null, link: 'https://id.example.com/reset#token=a&uid=<b>' },
  'id.example.com',
);
const locales: readonly Locale[] = ['zh-CN', 'en'];
const codes: readonly TemplateName[] = ['recover-code', 'register-code'];
const text = (template: TemplateName, locale: Locale, channel: ChannelKind, of = facts) =>
  render({ template, locale, channel }, of);

describe.each(codes.flatMap((template) => locales.map((locale) => ({ template, locale }))))(
  'the text of $template in $locale',
  ({ template, locale }) => {
    const sms = text(template, locale, 'sms').text;

    it('ends in exactly the line that binds the code to its site', () => {
      expect(sms.split('\n').at(-1)).toBe('@id.example.com #012345');
    });

    it('names the service, the code, the minutes and the reference, and asks not to share it', () => {
      expect(sms).toContain('regain');
      expect(sms).toMatch(/012345.*5 ?(分钟|min).*(请勿告诉|Do not share).*KQX/s);
    });

    it('is one short message: 70 characters with Chinese, 160 without', () => {
      expect(sms.length).toBeLessThanOrEqual(locale === 'en' ? 160 : 70);
    });
  },
);

describe.each(locales)('mails in %s', (locale) => {
  it('carry the code in text and HTML, and not in the subject', () => {
    const mail = text('recover-code', locale, 'email');
    expect(mail.subject).toContain('regain');
    expect(mail.subject).not.toContain('012345');
    expect(mail.text).toContain('\n\n012345\n\n');
    expect(mail.html).toContain('>012345</p>');
    expect(mail.html).toContain(`<html lang="${locale}">`);
  });

  it('carry the link as it is in text, and escaped in HTML', () => {
    const mail = text('recover-link', locale, 'email', linkFacts);
    expect(mail.text).toContain('\n\nhttps://id.example.com/reset#token=a&uid=<b>\n\n');
    expect(mail.html).toContain('href="https://id.example.com/reset#token=a&amp;uid=&lt;b&gt;"');
    expect(mail.html).not.toContain('<b>');
  });

  it('say what to do when the password was changed by somebody else, without any secret', () => {
    for (const channel of ['sms', 'email'] as const) {
      const notice = text('password-changed', locale, channel);
      expect(notice.text).toMatch(/不是您本人|如非本人|not you|Not you/);
      expect(`${notice.text}${notice.html ?? ''}`).not.toContain('012345');
    }
  });
});

describe('render', () => {
  it('refuses half a message', () => {
    expect(() => text('recover-code', 'en', 'sms', linkFacts)).toThrow('needs a code');
    expect(() => text('recover-link', 'en', 'email')).toThrow('needs a link');
  });

  it('refuses to put a link into a text message', () => {
    expect(() => text('recover-link', 'en', 'sms', linkFacts)).toThrow('does not travel by sms');
  });

  it('tells the purposes apart in every language and on every channel', () => {
    for (const locale of locales) {
      for (const channel of ['sms', 'email'] as const) {
        expect(text('recover-code', locale, channel).text).not.toBe(text('register-code', locale, channel).text);
      }
    }
  });
});
