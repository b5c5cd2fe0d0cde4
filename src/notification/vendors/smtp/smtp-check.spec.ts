import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SelfSigned, selfSigned } from '../../../../test/support/self-signed';
import { SmtpSink } from '../../../../test/support/smtp-sink';
import { checkSmtp } from './smtp-check';

const from = 'a@example.com';
const folder = mkdtempSync(join(tmpdir(), 'regain-smtp-check-'));

describe('checkSmtp', () => {
  const closing: (() => unknown)[] = [];
  const open = async (script?: Parameters<typeof SmtpSink.open>[0]) => {
    const sink = await SmtpSink.open(script);
    closing.push(() => sink.close());
    return sink.url;
  };
  /** Server that answers `lines` in turn: the first as its greeting, the others to one command each. */
  const openRaw = async (...lines: readonly string[]) => {
    const server = createServer((socket) => {
      const left = [...lines];
      const say = () => {
        const line = left.shift();
        if (line !== undefined) socket.write(`${line}\r\n`);
        else socket.end();
      };
      socket.on('error', () => undefined).on('data', say);
      say();
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    closing.push(() => server.close());
    return `smtp://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };
  const authority = ({ cert }: SelfSigned) => {
    const file = join(folder, 'ca.pem');
    writeFileSync(file, cert);
    return file;
  };

  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it.each([true, false])(
    'is content with a server that takes the login, and sends nothing (TLS: %s)',
    async (isTls) => {
      const certificate = selfSigned('127.0.0.1');
      const sink = await SmtpSink.open({ password: 'p@ss', ...(isTls && { tls: certificate }) });
      closing.push(() => sink.close());
      expect(
        await checkSmtp({ url: sink.url, from, ...(isTls && { caFile: authority(certificate) }) }),
      ).toBeUndefined();
      expect(sink.mails).toEqual([]);
    },
  );

  it('says when a name cannot be resolved', async () => {
    expect(await checkSmtp({ url: 'smtp://mail.invalid', from })).toMatchObject({
      what: 'its name cannot be resolved',
    });
  });

  it('says when nothing listens', async () => {
    const found = await checkSmtp({ url: 'smtp://127.0.0.1:1', from });
    expect(found).toMatchObject({ what: 'the connection is refused' });
  });

  it('says when the login is refused', async () => {
    const url = await open({ password: 'p@ss' });
    const found = await checkSmtp({ url: url.replace(/ada:[^@]+@/, 'ada:canary@'), from });
    expect(found).toMatchObject({
      what: 'it refuses the login (535)',
      advice: expect.stringContaining('percent') as string,
    });
    expect(JSON.stringify(found)).not.toContain('canary');
  });

  it.each([
    ['self-signed', selfSigned('127.0.0.1'), false, /TLS fails: .*self-signed/, /SMTP_CA_FILE/],
    ['expired', selfSigned('127.0.0.1', '200102000000Z'), true, /TLS fails: .*expired/, /renew/],
    ['for another name', selfSigned('other.example'), true, /TLS fails: .*another name/, /SMTP_URL/],
  ])('says when a certificate is %s', async (_kind, certificate, isTrusted, what, advice) => {
    for (const atOnce of [true, false]) {
      const url = await open({ tls: { ...certificate, atOnce } });
      const found = await checkSmtp({ url, from, ...(isTrusted && { caFile: authority(certificate) }) });
      expect(found).toEqual({
        what: expect.stringMatching(what) as string,
        advice: expect.stringMatching(advice) as string,
      });
    }
  });

  it('says when TLS is spoken to a server that does not', async () => {
    const found = await checkSmtp({ url: (await open()).replace('smtp:', 'smtps:'), from });
    expect(found?.what).toMatch(/^TLS fails: no common language/);
    expect(found?.advice).toContain('465');
  });

  it('says when the server does not start TLS that is insisted on', async () => {
    const url = `${await openRaw('220 mail', '250 mail', '454 not now')}/?requireTLS=true`;
    expect((await checkSmtp({ url, from }))?.what).toMatch(/^TLS fails: it does not start TLS/);
  });

  it.each([
    ['554 go away', 'it connects, but does not greet (554)'],
    ['HTTP/1.1 400 Bad Request', 'it connects, but does not greet'],
  ])('says when it is greeted by %s', async (greeting, what) => {
    expect((await checkSmtp({ url: await openRaw(greeting), from }))?.what).toContain(what);
  });

  it('says when the server hangs up at once', async () => {
    expect((await checkSmtp({ url: await openRaw(), from }))?.what).toContain('does not greet');
  });

  it.each([['421 4.7.0 who are you'], ['550 no', '550 no']])(
    'says when the name of this machine is not liked',
    async (...replies) => {
      const found = await checkSmtp({ url: await openRaw('220 mail', ...replies), from });
      expect(found?.what).toMatch(/does not like the name of this machine \((421|550)\)/);
      expect(found?.advice).toContain('SMTP_NAME');
    },
  );

  it('says when the file of authorities cannot be read', async () => {
    const found = await checkSmtp({ url: 'smtp://127.0.0.1:1', from, caFile: '/nowhere/ca.pem' });
    expect(found?.what).toBe('the file of SMTP_CA_FILE cannot be read');
  });
});
