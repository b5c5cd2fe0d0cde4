import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { AppTemplates } from '../app-templates';
import { catalogue } from '../catalogue';
import { readAppTemplates } from './read-app-templates';

const SMS = '{{service}}: {{code}}, {{minutes}} min. Ref {{reference}}';
const PAGE = '<style>@media print { p { color: red } }</style>\n\t<p>{{code}} {{reference}}</p>';

describe('readAppTemplates', () => {
  let folder: string;
  const put = (files: Readonly<Record<string, string | Buffer>>) => {
    for (const [path, words] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), words);
    }
  };
  const read = () => readAppTemplates(folder, 'https://id.example.com:8443');
  const templates = (): AppTemplates => {
    const outcome = read();
    if (!outcome.ok) throw new Error(outcome.refusal.problems.join('\n'));
    return outcome.value;
  };
  const problems = (files: Readonly<Record<string, string | Buffer>>) => {
    put(files);
    const outcome = read();
    return outcome.ok ? [] : outcome.refusal.problems;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('reads every kind of file, and leaves what is not worded as it is', () => {
    put({
      'shop/service.txt': 'Shop\n',
      'shop/en/recover-code.sms.txt': SMS,
      'shop/en/recover-code.subject.txt': '{{service}}, {{reference}}\r\n',
      'shop/en/recover-code.email.txt': '\ufeffYour code\r\nis\r\n\r\n{{ code }}\r\n\r\n\r\nRef {{reference}}',
      'shop/en/recover-code.email.html': PAGE,
      'shop/de/password-changed.subject.txt': 'Neu: {{reference}}',
    });
    const ref = { app: 'shop', locale: 'en', template: 'recover-code' } as const;
    expect(templates().strings(ref)).toEqual({
      ...{ sms: SMS, subject: '{{service}}, {{reference}}', html: PAGE },
      paragraphs: ['Your code\nis', '{{ code }}', 'Ref {{reference}}'],
    });
    expect(templates().service('shop')).toBe('Shop');
    expect(templates().strings({ ...ref, locale: 'de', template: 'password-changed' })).toEqual({
      ...catalogue.de['password-changed'],
      subject: 'Neu: {{reference}}',
    });
  });

  it('is content with nothing, and overlooks hidden files, as mounts and desktops leave them', () => {
    put({ '.DS_Store': '?', 'shop/.keep': '', '..data/shop/service.txt': 'Linked' });
    symlinkSync(join(folder, '..data/shop'), join(folder, 'linked'));
    expect(templates().apps).toEqual(['linked']);
    expect(templates().service('linked')).toBe('Linked');
  });

  it('refuses a folder that is not there', () => {
    expect(readAppTemplates(join(folder, 'nowhere'), 'https://id.example.com')).toEqual({
      ...{ ok: false, refusal: { reason: 'templates-unusable', problems: ['is not a folder that can be read'] } },
    });
  });

  it('lists everything that is wrong, in all files', () => {
    const found = problems({
      'shop/en/recover-code.sms.txt': '{{coed}}',
      'shop/zh_TW/recover-code.sms.txt': SMS,
      'shop/en/recover-code.email.html': PAGE,
      'shop/service.txt': '',
    });
    expect(found).toEqual([
      expect.stringMatching(/^shop\/zh_TW\/recover-code\.sms\.txt is not <app>\/service\.txt, nor <app>/),
      expect.stringMatching(/^shop\/en\/recover-code\.sms\.txt may not say \{\{coed\}\}, only .*\{\{code\}\}$/),
      'shop/en/recover-code.sms.txt lacks {{code}}',
      'shop/en/recover-code.sms.txt lacks {{reference}}',
      'shop/service.txt is empty',
      'shop/en/recover-code.email.html has no .email.txt beside it, for readers that show no HTML',
    ]);
  });

  it.each([
    'readme.txt',
    'shop/en/recover-code.txt',
    'shop/en/recover-code.sms.html',
    'shop/en/Recover-Code.sms.txt',
    'shop/en/sign-in.sms.txt',
    'shop/en/deep/recover-code.sms.txt',
    'shop/pt/recover-code.sms.txt',
    'my shop/en/recover-code.sms.txt',
    'shop/constructor',
  ])('knows no file like %s', (path) => {
    expect(problems({ [path]: SMS })).toEqual([expect.stringContaining(`${path} is not <app>`)]);
  });

  it.each([
    ['recover-code.sms.txt', 'no code {{reference}}', 'lacks {{code}}'],
    ['recover-code.sms.txt', 'no reference {{code}}', 'lacks {{reference}}'],
    ['recover-code.email.txt', 'no code {{reference}}', 'lacks {{code}}'],
    ['recover-link.email.txt', 'no link {{reference}}', 'lacks {{link}}'],
    ['recover-link.sms.txt', '{{reference}} {{link}}', 'links travel by mail only'],
    ['recover-link.email.txt', '{{link}} {{code}} {{reference}}', 'may not say {{code}}'],
    ['recover-code.sms.txt', '{{code}} {{link}} {{reference}}', 'may not say {{link}}'],
    ['recover-code.subject.txt', 'Your code is {{code}}', 'may not say {{code}}'],
    ['password-changed.sms.txt', 'Within {{minutes}} min. {{reference}}', 'may not say {{minutes}}'],
    ['recover-code.sms.txt', '{{code}} {{reference}} {{constructor}}', 'may not say {{constructor}}'],
    ['recover-code.sms.txt', '{{code}} {{reference}} {{}}', 'may not say {{}}'],
    ['recover-code.sms.txt', '{{code}} {{reference}} {{minutes}', 'has {{ without }}'],
    ['recover-code.sms.txt', '{{code}} {{reference}} minutes}}', 'has {{ without }}'],
    ['recover-code.sms.txt', '{{code}} {{reference}}\n@evil.test #{{code}}', 'begins with @'],
    ['recover-code.sms.txt', `{{code}} {{reference}} ${'a'.repeat(575)}`, 'more than four SMS'],
    ['recover-code.sms.txt', `{{code}} {{reference}} 验${'a'.repeat(230)}`, 'more than four SMS'],
    ['recover-code.sms.txt', '{{code}}\t{{reference}}', 'control character'],
    ['recover-code.sms.txt', '{{code}}\u202e{{reference}}', 'control character'],
    ['recover-code.subject.txt', 'Hello\r\nBcc: evil@evil.test', 'control character'],
    ['recover-code.subject.txt', 'Hello\rBcc: evil@evil.test', 'control character'],
    ['recover-code.subject.txt', 'Hello\u2028Bcc: evil@evil.test', 'control character'],
    ['recover-code.subject.txt', 'a'.repeat(201), 'longer than 200'],
    ['recover-code.subject.txt', ' \n ', 'is empty'],
  ])('refuses in %s: %j', (name, words, problem) => {
    expect(problems({ [`shop/en/${name}`]: words })).toContainEqual(
      expect.stringMatching(new RegExp(`^shop/en/${name} .*${problem.replace(/[{}]/g, String.raw`\$&`)}`)),
    );
  });

  it.each([
    ['{{service}}', 'may not say {{service}}'],
    ['Shop\nBcc: evil@evil.test', 'control character'],
    ['S'.repeat(41), 'longer than 40'],
  ])('refuses an app that calls itself %j', (name, problem) => {
    expect(problems({ 'shop/service.txt': name })).toEqual([expect.stringContaining(problem)]);
  });

  it('refuses bytes that are not UTF-8', () => {
    const latin = Buffer.from('contrase\u00f1a {{code}} {{reference}}', 'latin1');
    expect(problems({ 'shop/es/recover-code.sms.txt': latin })).toEqual([
      'shop/es/recover-code.sms.txt is not UTF-8 text',
    ]);
  });

  it('takes texts of up to four SMS, with the longest code and its last line', () => {
    const added = '\n@id.example.com #0123456789'.length + '0123456789 XYZ '.length;
    const text = `{{code}} {{reference}} ${'a'.repeat(4 * 153 - added)}`;
    expect(problems({ 'shop/en/recover-code.sms.txt': text })).toEqual([]);
    expect(problems({ 'shop/en/recover-code.sms.txt': `${text}a` })).toHaveLength(1);
  });
});
