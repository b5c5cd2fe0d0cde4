import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../../../../test/support/self-signed';
import { aReadyMail } from '../../../../test/builders/a-ready-message';
import { readMail } from '../../../../test/support/read-mail';
import { SmtpSink } from '../../../../test/support/smtp-sink';
import { AppTemplates } from '../../templates/app-templates';
import { TemplateRenderer } from '../../templates/template-renderer';
import { SmtpChannel, smtpFailure } from './smtp.vendor';

const never = new AbortController().signal;

/** Lines as we write them; the last line end belongs to the boundary that follows. */
const plainLines = (part = '') => part.replaceAll('\r\n', '\n').trimEnd();

describe('SmtpChannel', () => {
  let sink: SmtpSink;
  const open = async (script?: Parameters<typeof SmtpSink.open>[0]) => {
    sink = await SmtpSink.open(script);
    return new SmtpChannel({ url: sink.url, from: '账号 <no-reply@id.example.com>' });
  };

  afterEach(() => sink.close());

  it('sends one mail to one address, in text and HTML, with a subject in any script', async () => {
    const channel = await open();
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'accepted' });
    expect(sink.mails).toHaveLength(1);
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: 'no-reply@id.example.com', to: ['demo@example.com'] });
    const { headers, parts } = readMail(mail?.raw ?? '');
    expect(headers).toMatchObject({
      from: ['账号 <no-reply@id.example.com>'],
      to: ['demo@example.com'],
      subject: ['regain 找回密码验证码（KQX）'],
      'message-id': ['<row-1@id.example.com>'],
      'auto-submitted': ['auto-generated'],
    });
    expect([headers['cc'], headers['bcc']]).toEqual([undefined, undefined]);
    expect(Object.keys(parts)).toEqual(['text/plain', 'text/html']);
    expect(parts['text/plain']).toContain('验证码 135791');
    expect(parts['text/html']).toContain('<p>验证码 135791</p>');
  });

  it.each([
    ['zh-CN', '您的 regain 密码已修改（KQX）'],
    ['ja', '【regain】パスワードが変更されました（KQX）'],
    ['de', 'regain: Ihr Passwort wurde geändert (KQX)'],
  ] as const)('says in %s what our words say there, to the same one address', async (locale, subject) => {
    const channel = await open();
    const ref = { app: 'default', template: 'password-changed', locale, channel: 'email' } as const;
    const content = { reference: 'KQX', code: null, link: null, minutes: 5 };
    const { text, html, ...words } = new TemplateRenderer(new AppTemplates(), 'https://id.example.com').render(
      ref,
      content,
    );
    await channel.deliver(aReadyMail('demo@example.com', { subject: words.subject, text, html }), never);
    expect(sink.mails).toMatchObject([{ from: 'no-reply@id.example.com', to: ['demo@example.com'] }]);
    const raw = sink.mails[0]?.raw ?? '';
    expect(/^Subject: ((?:.*\r\n[ \t])*.*)\r\n/m.exec(raw)?.[1]).toMatch(
      /^(?:=\?UTF-8\?[BQ]\?[!->@-~]+\?=\s*|[\w()-]+\s*)+$/,
    );
    const { headers, parts } = readMail(raw);
    expect(headers['subject']).toEqual([subject]);
    expect(headers['to']).toEqual(['demo@example.com']);
    expect(plainLines(parts['text/plain'])).toBe(text.trimEnd());
    expect(plainLines(parts['text/html'])).toBe(html?.trimEnd());
  });

  it('tells the server the name that it was given, else the domain of the sender', async () => {
    await (await open()).deliver(aReadyMail(), never);
    const named = new SmtpChannel({ url: sink.url, from: 'a@example.com', name: 'relay.example.com' });
    await named.deliver(aReadyMail(), never);
    expect(sink.mails.map(({ client }) => client)).toEqual(['id.example.com', 'relay.example.com']);
  });

  it('writes a quoted name and a domain in ASCII into header and envelope', async () => {
    await open();
    const channel = new SmtpChannel({ url: sink.url, from: '"Bücher, Inc." <no-reply@bücher.example>' });
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'accepted' });
    expect(sink.mails).toMatchObject([{ client: 'xn--bcher-kva.example' }]);
    /* The server decodes the domain for us, so the session is looked at instead. */
    expect(sink.mails[0]?.isUtf8).toBe(false);
    const { headers } = readMail(sink.mails[0]?.raw ?? '');
    expect(headers['message-id']).toEqual(['<row-1@xn--bcher-kva.example>']);
    expect(headers['from']?.[0]).toMatch(/^"?Bücher, Inc\."? <no-reply@xn--bcher-kva\.example>$/);
  });

  describe.each([true, false])('on a server with a certificate of its own (TLS at once: %s)', (atOnce) => {
    const certificate = selfSigned('127.0.0.1');
    const file = join(mkdtempSync(join(tmpdir(), 'regain-ca-')), 'ca.pem');
    const from = 'a@example.com';

    beforeEach(async () => {
      writeFileSync(file, certificate.cert);
      await open({ tls: { ...certificate, atOnce }, password: 'p@ss word' });
    });

    it.each(['SMTP_CA_FILE', '?ca=', '?ssl-ca='])('trusts it by %s', async (by) => {
      const options = by.startsWith('?') ? { url: `${sink.url}/${by}${file}` } : { url: sink.url, caFile: file };
      expect(await new SmtpChannel({ ...options, from }).deliver(aReadyMail(), never)).toEqual({ result: 'accepted' });
      expect(sink.mails).toMatchObject([{ isEncrypted: true }]);
    });

    it('does not trust it without, and has sent nothing', async () => {
      const outcome = await new SmtpChannel({ url: sink.url, from }).deliver(aReadyMail(), never);
      expect(outcome).toEqual({ result: 'failed', why: 'smtp DEPTH_ZERO_SELF_SIGNED_CERT' });
      expect(sink.mails).toEqual([]);
    });
  });

  it('names the file of authorities that it cannot read', async () => {
    await open();
    const options = { url: sink.url, from: 'a@example.com', caFile: '/nowhere/ca.pem' };
    expect(() => new SmtpChannel(options)).toThrow('SMTP_CA_FILE: the file of certificate authorities /nowhere/ca.pem');
  });

  it.each([
    'victim@example.com, evil@evil.test',
    'victim@example.com\r\nBcc: evil@evil.test',
    '"evil@evil.test x"@b.co',
  ])('does not even call the server for %j', async (to) => {
    const channel = await open();
    expect(await channel.deliver(aReadyMail(to), never)).toMatchObject({ result: 'unsupported' });
    expect(sink.mails).toEqual([]);
  });

  it('adds no header and no recipient, whatever the words are', async () => {
    const channel = await open();
    await channel.deliver(aReadyMail('demo@example.com', { subject: 'x\r\nBcc: evil@evil.test\r\n\r\nbody' }), never);
    expect(sink.mails).toMatchObject([{ to: ['demo@example.com'] }]);
    const { headers } = readMail(sink.mails[0]?.raw ?? '');
    expect(headers['bcc']).toBeUndefined();
    expect(headers['to']).toEqual(['demo@example.com']);
  });

  it('tells a refusal for good from one of the moment', async () => {
    const codes = [550, 451];
    const channel = await open({ onRecipient: () => codes.shift() });
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'refused', why: 'smtp 550' });
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'deferred', why: 'smtp 451' });
  });

  it.each<[string, Parameters<typeof SmtpSink.open>[0]]>([
    ['instead of a greeting', { onConnection: () => 554 }],
    ['to the sender', { onSender: () => 554 }],
    ['to the recipient, about relaying', { onRecipient: () => [554, '5.7.1 Relay access denied'] }],
  ])('does not take for a refusal of the mail what the server says of us %s', async (_, script) => {
    const channel = await open(script);
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'failed', why: 'smtp 554' });
  });

  it('believes a server that refuses the mail after it got all of it', async () => {
    const channel = await open({ onData: () => 554 });
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'refused', why: 'smtp 554' });
  });

  it('reports a server that cannot be reached', async () => {
    const channel = await open();
    await sink.close();
    expect(await channel.deliver(aReadyMail(), never)).toEqual({ result: 'failed', why: 'smtp ECONNREFUSED' });
    sink = await SmtpSink.open();
  });

  it('does not know what became of a mail that it was told to give up', async () => {
    const aborter = new AbortController();
    const channel = await open({
      onData: () => {
        aborter.abort();
        return 451;
      },
    });
    expect(await channel.deliver(aReadyMail(), aborter.signal)).toMatchObject({ result: 'unknown' });
  });

  it('refuses at the start a sender that is not one address', () => {
    expect(() => new SmtpChannel({ url: 'smtp://127.0.0.1', from: 'a@b.example, c@d.example' })).toThrow('sender');
  });
});

const failure = (properties: object) => smtpFailure(Object.assign(new Error('to demo@example.com'), properties));

describe('smtpFailure', () => {
  it.each([
    ['CONN', 'EPROTOCOL', '554 5.7.1 your address is listed', 'failed'],
    ['EHLO', 'EPROTOCOL', '550 who are you', 'failed'],
    ['AUTH PLAIN', 'EAUTH', '535 5.7.8 wrong password', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '530 5.7.0 authentication required', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '550 5.7.1 sender not allowed', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '552 5.7.0 daily quota', 'failed'],
    ['MAIL FROM', 'EENVELOPE', '451 4.3.0 try again', 'failed'],
    ['RCPT TO', 'EENVELOPE', '554 5.7.1 <demo@example.com>: Relay access denied', 'failed'],
    ['RCPT TO', 'EENVELOPE', '550 relaying not permitted', 'failed'],
    ['RCPT TO', 'EENVELOPE', '554 5.7.1 client host blocked', 'failed'],
    ['RCPT TO', 'EENVELOPE', '553 5.1.8 sender address rejected', 'failed'],
    ['RCPT TO', 'EENVELOPE', '421 4.3.2 closing', 'failed'],
    ['RCPT TO', 'EENVELOPE', '550 5.1.1 no such user', 'refused'],
    ['RCPT TO', 'EENVELOPE', '550 5.1.1 <relay@example.com>: no such user', 'refused'],
    ['RCPT TO', 'EENVELOPE', '552 5.2.2 mailbox full', 'refused'],
    ['RCPT TO', 'EENVELOPE', '450 4.1.2 domain not found', 'deferred'],
    ['RCPT TO', 'EENVELOPE', '451 4.7.1 greylisted', 'deferred'],
    ['DATA', 'EENVELOPE', '554 5.5.1 no', 'failed'],
    ['DATA', 'EMESSAGE', '451 4.7.1 later', 'deferred'],
    ['DATA', 'EMESSAGE', '554 5.6.0 not with these words', 'refused'],
  ])('judges an answer to %s (%s): %s', (command, code, response, result) => {
    const responseCode = Number(response.slice(0, 3));
    expect(failure({ command, code, response, responseCode })).toEqual({ result, why: `smtp ${responseCode}` });
  });

  it('knows that nothing was handed over when the connection did not come that far', () => {
    expect(failure({ code: 'ESOCKET', originalCode: 'ECONNREFUSED', command: 'CONN' })).toEqual({
      ...{ result: 'failed', why: 'smtp ECONNREFUSED' },
    });
    expect(failure({ code: 'ETIMEDOUT', command: 'RCPT TO' })).toEqual({ result: 'failed', why: 'smtp ETIMEDOUT' });
  });

  it('knows nothing after the message was sent', () => {
    expect(failure({ code: 'ETIMEDOUT', command: 'DATA' })).toEqual({ result: 'unknown', why: 'smtp ETIMEDOUT' });
    expect(failure({})).toEqual({ result: 'unknown', why: 'smtp error' });
  });
});
