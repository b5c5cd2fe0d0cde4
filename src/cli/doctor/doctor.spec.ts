import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isSignedBy, WebhookSink } from '../../../test/support/webhook-sink';
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

describe('the doctor on providers', () => {
  let server: Server;
  let greeting: string;

  beforeEach(async () => {
    server = createServer((socket) => socket.end(greeting)).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterEach(() => server.close());

  const findings = () => {
    const { port } = server.address() as AddressInfo;
    const env = { SMTP_URL: `smtp://me:canary@127.0.0.1:${String(port)}`, MAIL_FROM: 'a@example.com' };
    return checkProviders(load({ ...env, MAIL_PROVIDERS: 'smtp', SMS_PROVIDERS: 'none' }).notification, false);
  };

  it('is content with a mail server that greets', async () => {
    greeting = '220 mail.example.com ESMTP\r\n';
    const found = await findings();
    expect(found.filter(isBad)).toEqual([]);
    expect(found.map(line).join('\n')).not.toContain('canary');
  });

  it.each(['', '554 go away\r\n'])('says what to do about one that says %j', async (said) => {
    greeting = said;
    expect((await findings()).filter(isBad).map(({ check }) => check)).toEqual(['smtp']);
  });
});

describe('the doctor on a webhook', () => {
  const WEBHOOK_SECRET = 'known to both sides';
  const findings = async (url: string, probe: boolean) => {
    const env = { SMS_PROVIDERS: 'webhook', WEBHOOK_URL: url, WEBHOOK_SECRET };
    return (await checkProviders(load(env).notification, probe)).filter(({ check }) => check === 'webhook').map(line);
  };

  it('does not try it, and says so', async () => {
    expect(await findings('http://127.0.0.1:9/', false)).toEqual([
      expect.stringMatching(/^ok +webhook +127\.0\.0\.1:9, not tried/),
    ]);
  });

  it('posts a signed probe without a message when it is asked to', async () => {
    const sink = await WebhookSink.open();
    expect(await findings(sink.url, true)).toEqual([expect.stringMatching(/^ok .*answers a signed probe$/)]);
    expect(sink.calls).toMatchObject([{ body: '{"probe":true}' }]);
    expect(sink.calls.every((call) => isSignedBy(WEBHOOK_SECRET, call))).toBe(true);
    const { url } = sink;
    await sink.close();
    expect(await findings(url, true)).toEqual([expect.stringMatching(/^FAIL .*http ECONN.*: check WEBHOOK_URL/)]);
  });

  it.each([
    [403, 'FAIL'],
    [500, 'FAIL'],
    [422, 'ok'],
  ])('takes an answer of %i to the probe for %s', async (status, verdict) => {
    const sink = await WebhookSink.open(() => ({ status }));
    expect((await findings(sink.url, true))[0]).toMatch(new RegExp(`^${verdict} `));
    await sink.close();
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
});
