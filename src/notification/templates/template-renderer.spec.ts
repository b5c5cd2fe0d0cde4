import type { TemplateVariables } from './template-variables';
import { render } from './template-renderer';
import type { TemplateStrings } from './template-strings';

const variables: TemplateVariables = {
  ...{ service: 'Ada & Söhne', reference: 'KQX', minutes: 5, host: 'id.example.com' },
  ...{ code: '012345', link: 'https://id.example.com/reset#token=a&uid=<b>' },
};
const strings: TemplateStrings = {
  sms: '{{service}}: {{ code }}, {{minutes}} min. {{reference}}',
  subject: '{{service}} ({{reference}})',
  paragraphs: ['Use <it> at {{host}}:\nnow', '{{code}}', 'or follow', '{{link}}', 'Ref {{reference}}'],
  button: 'Go > there',
};
const sms = { channel: 'sms', locale: 'en' } as const;
const email = { channel: 'email', locale: 'ja' } as const;

describe('render', () => {
  it('ends a text with a code in exactly the line that binds it to its site', () => {
    expect(render(strings, variables, sms)).toEqual({
      ...{ subject: null, html: null, segments: 1 },
      text: 'Ada & Söhne: 012345, 5 min. KQX\n@id.example.com #012345',
    });
  });

  it('adds no such line to a text that says no code, whatever the variables are', () => {
    const notice = { ...strings, sms: 'Your password was changed. {{reference}}' };
    expect(render(notice, variables, sms).text).toBe('Your password was changed. KQX');
  });

  it('counts the parts of a text, with that line', () => {
    const long = { ...strings, sms: `{{code}}${'验'.repeat(40)}` };
    expect(render(long, variables, sms).segments).toBe(1);
    expect(render({ ...long, sms: `${long.sms}证` }, variables, sms).segments).toBe(2);
  });

  it('says the same in the plain text of a mail, as it is', () => {
    expect(render(strings, variables, email).text).toBe(
      'Use <it> at id.example.com:\nnow\n\n012345\n\nor follow\n\nhttps://id.example.com/reset#token=a&uid=<b>\n\nRef KQX\n',
    );
  });

  it('escapes strings and variables in HTML, and says its language', () => {
    const { html } = render(strings, variables, email);
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain('Use &lt;it&gt; at id.example.com:<br>now');
    expect(html).toContain('Ada &amp; Söhne');
    expect(html).toContain('>Go &gt; there</a>');
    expect(html).toContain('href="https://id.example.com/reset#token=a&amp;uid=&lt;b&gt;"');
    expect(html).not.toMatch(/<b>|<it>/);
  });

  it('shows the code alone, to be copied as it is, and the address of a link', () => {
    const { html } = render(strings, variables, email);
    expect(html).toContain('>012345</td>');
    expect(html).toContain('letter-spacing:6px;');
    expect(html).toContain('.code { font-size: 30px !important; letter-spacing: 4px !important; }');
    expect(html).toContain('>https://id.example.com/reset#token=a&amp;uid=&lt;b&gt;</a>');
  });

  it('keeps code and link out of what lists of mails show', () => {
    const { html, subject } = render(strings, variables, email);
    const preheader = /<div style="display:none[^>]*>([^<]*)/.exec(html ?? '')?.[1];
    expect(preheader).toMatch(/^or follow&#847;/);
    expect(`${subject ?? ''}${preheader ?? ''}`).not.toMatch(/012345|https/);
  });

  it('loads nothing, runs nothing, and is readable in light and dark', () => {
    const { html } = render(strings, variables, email);
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|\ssrc=/i);
    expect(html).toContain('<meta name="color-scheme" content="light dark">');
    expect(html).toContain('<meta name="supported-color-schemes" content="light dark">');
    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('max-width:600px');
  });

  it("fills in an operator's own page, with its variables escaped", () => {
    const own = { ...strings, html: '<p title="{{link}}">{{code}} <b>{{service}}</b></p>' };
    expect(render(own, variables, email).html).toBe(
      '<p title="https://id.example.com/reset#token=a&amp;uid=&lt;b&gt;">012345 <b>Ada &amp; Söhne</b></p>',
    );
  });

  it('refuses half a message', () => {
    expect(() => render(strings, { ...variables, code: null }, sms)).toThrow('needs a code');
    expect(() => render(strings, { ...variables, link: '' }, email)).toThrow('needs a link');
  });

  it('refuses to put a message into a text that has no strings for one', () => {
    const { subject, paragraphs } = strings;
    expect(() => render({ subject, paragraphs }, variables, sms)).toThrow('does not travel by sms');
  });

  it.each(['a\r\nBcc: evil@evil.test', 'a\nb', 'a\u2028b', 'a\0b', 'a\u202eb'])(
    'refuses a subject that is more than a line: %j',
    (service) => {
      expect(() => render(strings, { ...variables, service }, email)).toThrow('plain line');
      expect(() => render({ ...strings, subject: service }, variables, email)).toThrow('plain line');
    },
  );
});
