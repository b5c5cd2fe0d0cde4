import { once } from 'node:events';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { selfSigned } from '../../../test/support/self-signed';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { HttpProxy } from '../../../test/support/http-proxy';
import { isSignedBy, WebhookSink } from '../../../test/support/webhook-sink';
import { SmtpSink } from '../../../test/support/smtp-sink';
import { load } from '../../../test/support/config-issues';
import type { DatabaseInspection } from '../../database';
import { run } from '../run';
import { checkDatabase, judge } from './check-database';
import { checkProviders } from './check-providers';
import { isBad, line } from './finding';

const HEALTHY: DatabaseInspection = {
  version: '10.11.19-MariaDB',
  isSupported: true,
  isStrict: true,
  clockAheadMs: 12,
  pendingMigrations: [],
  unknownMigrations: [],
  schemaDifferences: [],
};

describe('the doctor on a database', () => {
  it('is content with a healthy one', () => {
    expect(judge(HEALTHY).filter(isBad)).toEqual([]);
  });

  it.each<[string, Partial<DatabaseInspection>]>([
    ['database', { isSupported: false }],
    ['strict mode', { isStrict: false }],
    ['collation', { missingCollation: 'utf8mb4_0900_bin' }],
    ['clock', { clockAheadMs: 5_001 }],
    ['clock', { clockAheadMs: -5_001 }],
    ['migrations', { pendingMigrations: ['CreateOtp'] }],
    ['migrations', { unknownMigrations: ['AddTomorrow'] }],
    ['tables', { schemaDifferences: ['notification_outbox.lane is missing'] }],
  ])('says what to do about its %s: %j', (check, change) => {
    const findings = judge({ ...HEALTHY, ...change }).filter(isBad);
    expect(findings.map((finding) => finding.check)).toEqual([check]);
    expect(findings.map(line).join()).toMatch(/^FAIL .+: .+/);
  });
});

describe('the doctor on mail', () => {
  const findings = async (url: string, sendMail?: string) => {
    const env = { SMTP_URL: url, MAIL_FROM: 'a@example.com', MAIL_PROVIDERS: 'smtp', SMS_PROVIDERS: 'none' };
    return (await checkProviders(load(env).notification, { sendMail })).filter(({ check }) => /mail$|smtp/.test(check));
  };
  let sink: SmtpSink;

  beforeEach(async () => {
    sink = await SmtpSink.open({ password: 'canary' });
  });

  afterEach(() => sink.close());

  it('is content with a mail server that takes the login, and sends nothing', async () => {
    const found = (await findings(sink.url)).map(line);
    expect(found[1]).toMatch(/^ok +smtp +127\.0\.0\.1:\d+ greets this machine and takes its login; no mail was sent$/);
    expect(found.join('\n')).not.toContain('canary');
    expect(sink.mails).toEqual([]);
  });

  it('says what to do about one that does not', async () => {
    const found = (await findings(sink.url.replace('canary', 'wrong'))).map(line);
    expect(found[1]).toMatch(/^FAIL +smtp +127\.0\.0\.1:\d+: it refuses the login \(535\): check user and password/);
  });

  it('sends a test mail on request', async () => {
    const found = (await findings(sink.url, 'operator@example.com')).map(line);
    expect(found[2]).toMatch(/^ok +test mail +127\.0\.0\.1:\d+ has taken it for o\S+@\S+: look whether it arrives$/);
    expect(sink.mails).toMatchObject([{ from: 'a@example.com', to: ['operator@example.com'] }]);
  });

  it('says why the test mail was not taken', async () => {
    await sink.close();
    sink = await SmtpSink.open({ onRecipient: () => 550 });
    expect((await findings(sink.url, 'operator@example.com')).map(line)[2]).toMatch(
      /^FAIL +test mail +refused \(smtp 550\)/,
    );
    expect((await findings(sink.url, 'no address')).map(line)[2]).toMatch(/^FAIL +test mail +unsupported/);
    const without = await checkProviders(load().notification, { sendMail: 'operator@example.com' });
    expect(without.filter(isBad).map(line)).toEqual([
      expect.stringMatching(/no mail server is configured: give SMTP_URL/),
    ]);
  });
});

describe('the doctor on a webhook', () => {
  const WEBHOOK_SECRET = 'known to both sides';
  const findings = async (url: string, probe: boolean) => {
    const env = { SMS_PROVIDERS: 'webhook', WEBHOOK_URL: url, WEBHOOK_SECRET };
    return (await checkProviders(load(env).notification, { probe }))
      .filter(({ check }) => check === 'webhook')
      .map(line);
  };

  it('does not try it, and says so', async () => {
    expect(await findings('http://127.0.0.1:9/', false)).toEqual([
      expect.stringMatching(/^ok +webhook +127\.0\.0\.1:9, not tried/),
    ]);
  });

  it('posts a signed probe without a message when it is asked to', async () => {
    const sink = await WebhookSink.open();
    expect(await findings(sink.url, true)).toEqual([expect.stringMatching(/^ok .*takes a signed probe$/)]);
    expect(sink.calls).toMatchObject([{ body: '{"probe":true}' }]);
    expect(sink.calls.every((call) => isSignedBy(WEBHOOK_SECRET, call))).toBe(true);
    const { url } = sink;
    await sink.close();
    expect(await findings(url, true)).toEqual([
      expect.stringMatching(/^FAIL .*http ECONNREFUSED\): check WEBHOOK_URL: nothing listens there$/),
    ]);
  });

  it.each([
    [403, /^FAIL .*http 403\): check WEBHOOK_SECRET on both sides, and both clocks$/],
    [404, /^FAIL .*http 404\): check the path of WEBHOOK_URL/],
    [308, /^FAIL .*http 308\): give the address that it redirects to/],
    [500, /^FAIL .*http 500\): check the receiver$/],
    [413, /^FAIL .*http 413\): check the receiver$/],
    [422, /^ok .*reads a signed probe, and refuses it as one without a message \(http 422\)$/],
  ])('says what an answer of %i to the probe means', async (status, said) => {
    const sink = await WebhookSink.open(() => ({ status }));
    expect((await findings(sink.url, true))[0]).toMatch(said);
    await sink.close();
  });

  it.each([
    ['https://hook.invalid/', /host cannot be resolved$/],
    ['https://127.0.0.1:1/', /nothing listens there$/],
  ])('says why %s cannot be reached', async (url, said) => {
    expect((await findings(url, true))[0]).toMatch(said);
  });

  it('says that the receiver does not speak TLS, or that its certificate is not trusted', async () => {
    const sink = await WebhookSink.open();
    expect((await findings(sink.url.replace('http:', 'https:'), true))[0]).toMatch(/does not speak TLS there$/);
    await sink.close();
    const server = createTlsServer(selfSigned('127.0.0.1')).on('tlsClientError', () => undefined);
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    expect((await findings(`https://127.0.0.1:${String(port)}/`, true))[0]).toMatch(/check its certificate/);
    server.close();
  });
});

describe('the doctor on proxies', () => {
  const findings = async (env: NodeJS.ProcessEnv) =>
    (await checkProviders(load(env).notification)).filter(({ check }) => check === 'proxy').map(line);

  it('says which are used, without their credentials', async () => {
    const proxies = { HTTPS_PROXY: 'http://ada:canary@proxy.example:3128', http_proxy: '[::1]:8080' };
    expect(await findings({ ...proxies, NO_PROXY: 'hook.example,10.0.0.0/8' })).toEqual([
      expect.stringMatching(
        /https addresses through http:\/\/proxy\.example:3128, with a user, but not to hook\.example, 10\.0\.0\.0\/8$/,
      ),
      expect.stringMatching(/http addresses through http:\/\/\[::1\]:8080, but not to/),
    ]);
    expect((await findings(proxies)).join()).not.toMatch(/canary|ada/);
    expect(await findings({})).toEqual([]);
  });

  it('probes the webhook through the proxy', async () => {
    const env = { SMS_PROVIDERS: 'webhook', WEBHOOK_URL: 'http://hook.example/', WEBHOOK_SECRET: 'secret' };
    const proxy = await HttpProxy.open({ status: 407 });
    const options = load({ ...env, HTTP_PROXY: proxy.address }).notification;
    const found = (await checkProviders(options, { probe: true })).filter(({ check }) => check === 'webhook').map(line);
    expect(found).toEqual([expect.stringMatching(/^FAIL .*\(http 407\)/)]);
    expect(proxy.asked).toEqual(['POST http://hook.example/']);
    await proxy.close();
  });
});

describe('the doctor on an SQLite file that is not there', () => {
  it('says so, and creates neither the file nor its folder', async () => {
    const file = join(tmpdir(), `regain-doctor-${String(process.pid)}`, 'wrong.sqlite');
    const found = await checkDatabase({ kind: 'sqlite', file });
    expect(found.map(line)).toEqual([expect.stringMatching(/^FAIL +database .*does not exist: check DATABASE_URL/)]);
    expect(existsSync(dirname(file))).toBe(false);
  });
});

describe('the doctor on the configuration', () => {
  it('lists what is wrong with it and ends with 1', async () => {
    const context = {
      config: () => load({ PORT: 'x', THROTTLE: 'y' }),
      stdin: Readable.from([]),
      withCore: () => Promise.reject(new Error('not asked')),
    };
    const { exitCode, stderr } = await run(['doctor'], context);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^FAIL .*PORT: must be .*\nFAIL .*THROTTLE: must be /);
  });

  it('warns of misspelled variables, without their values, and does not fail for them', async () => {
    const env = { DATABSE_URL: 'mysql://canary', DATABASE_URL: 'sqlite::memory:' };
    const context = { config: () => load(env), stdin: Readable.from([]), withCore: () => Promise.resolve([] as never) };
    const { stdout = '', stderr = '' } = await run(['doctor'], context);
    expect(stdout + stderr).toMatch(/^warn +configuration +DATABSE_URL: is not read: did you mean DATABASE_URL\?$/m);
    expect(stdout + stderr).not.toContain('canary');
  });
});
