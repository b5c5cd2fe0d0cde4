import { Database } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { NotificationService } from '../../src/notification';
import { OutboxStore } from '../../src/notification/outbox/outbox.store';
import { anSms } from '../builders/an-outgoing-message';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { endedOutboxOf } from '../support/open-delivery';
import { PRODUCTION } from '../support/production-environment';
import { tencentGateway, tencentStatus } from '../support/tencent-gateway';
import { VendorServer } from '../support/vendor-server';

const TOKEN = 'a-token-of-a-test-that-opens-nothing-else';

const TENCENT = {
  ...{ SMS_PROVIDERS: 'tencent', TENCENT_SECRET_ID: 'secret-id', TENCENT_SECRET_KEY: TOKEN },
  ...{ TENCENT_SMS_SDK_APP_ID: '1400006666', TENCENT_SIGN_NAME: '再得', RECEIPT_TOKEN: TOKEN },
  ...{
    TENCENT_TEMPLATES: '{"recover-code":{"en":"1"},"change-code":{"en":"2"},"register-code":{"en":"3"}}',
    METRICS_TOKEN: TOKEN,
  },
};

describe('GET /metrics', () => {
  let database: OpenDatabase;
  let vendor: VendorServer;
  let running: TestApp;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    const accepted = tencentStatus({ SerialNo: '5000:1', Fee: 2, Code: 'Ok' });
    vendor = await VendorServer.open(tencentGateway(TOKEN, accepted));
  });

  afterEach(async () => {
    await running.close();
    await vendor.close();
    await database.close();
  });

  const start = async (env: NodeJS.ProcessEnv = {}) => {
    running = await createApp({ database: database.config, env: { ...TENCENT, TENCENT_ENDPOINT: vendor.url, ...env } });
    return running.app;
  };
  const metrics = (authorization?: string) =>
    running.app.inject({ url: '/metrics', headers: { ...(authorization !== undefined && { authorization }) } });
  /** The value of one series; its labels have to be all that it has, in any order. */
  const value = (text: string, name: string, labels: Readonly<Record<string, string>> = {}) => {
    const wanted = Object.entries(labels).map(([key, each]) => `${key}="${each}"`);
    const lines = text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
    const found = lines.find((line) => {
      const given = /\{(.*)\}/.exec(line)?.[1] ?? '';
      return (
        wanted.every((label) => given.split(',').includes(label)) && given.split(',').length === (wanted.length || 1)
      );
    });
    return found === undefined ? undefined : Number(found.split(' ').at(-1));
  };
  const send = async () => {
    const { app } = running;
    const code = { challengeId: 'challenge-1', number: 1 };
    await app.get(UnitOfWork).run(() => app.get(NotificationService).queue(anSms({ code })));
    await endedOutboxOf(app);
  };

  it('counts a send, its receipt and its code, without personal data', async () => {
    const app = await start();
    await send();
    const report = [{ sid: '5000:1', report_status: 'SUCCESS', errmsg: 'DELIVRD', mobile: '13812341234' }];
    const receipts = (token: string) =>
      app.inject({ method: 'POST', url: `/v1/receipts/tencent?token=${token}`, payload: report });
    expect((await receipts(TOKEN)).json()).toEqual({ result: 0, errmsg: 'OK' });
    expect((await receipts('another-canary')).statusCode).toBe(403);
    await app.get(OutboxStore).recordConversions([{ challengeId: 'challenge-1', number: 1 }]);
    await app.inject({ url: '/13812341234/canary?code=135791' });

    const { statusCode, headers, body } = await metrics(`Bearer ${TOKEN}`);
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    const by = { provider: 'tencent', channel: 'sms' };
    expect(value(body, 'regain_delivery_tries_total', { ...by, result: 'accepted' })).toBe(1);
    expect(value(body, 'regain_delivery_try_duration_seconds_count', by)).toBe(1);
    expect(value(body, 'regain_delivery_hand_over_seconds_count', by)).toBe(1);
    expect(value(body, 'regain_delivery_segments_total', { provider: 'tencent' })).toBe(2);
    expect(value(body, 'regain_delivery_messages_total', { provider: 'tencent', state: 'accepted' })).toBe(1);
    expect(value(body, 'regain_delivery_breaker_open', { provider: 'tencent' })).toBe(0);
    expect(value(body, 'regain_delivery_rest_seconds', { provider: 'tencent' })).toBe(0);
    const receipt = (status: string, verdict: string) =>
      value(body, 'regain_delivery_receipts_total', { provider: 'tencent', status, verdict });
    expect([receipt('delivered', 'applied'), receipt('none', 'forged')]).toEqual([1, 1]);
    for (const stage of ['accepted', 'delivered', 'entered'])
      expect(value(body, 'regain_codes_last_hour', { ...by, stage })).toBe(1);
    expect(value(body, 'regain_outbox_messages', { channel: 'sms', state: 'queued' })).toBe(0);
    expect(value(body, 'regain_outbox_readable')).toBe(1);
    const http = (route: string, status: string, method = 'POST') =>
      value(body, 'regain_http_request_duration_seconds_count', { method, route, status });
    expect([http('/v1/receipts/:provider', '200'), http('/v1/receipts/:provider', '403')]).toEqual([1, 1]);
    expect(http('unmatched', '404', 'GET')).toBe(1);
    expect(body).toContain('process_resident_memory_bytes');
    expect(body).not.toMatch(/1381|135791|canary|5000:1|challenge|再得|secret|token/);
  });

  it('names its metrics by the conventions of Prometheus: base units, _total for counters alone, a help text', async () => {
    await start();
    await send();
    const { body } = await metrics(`Bearer ${TOKEN}`);
    const texts = new Map([...body.matchAll(/^# HELP (\w+) (.+)$/gm)].map(([, name, text]) => [name, text]));
    const own = [...body.matchAll(/^# TYPE (regain_\w+) (\w+)$/gm)];
    expect(own.length).toBeGreaterThan(10);
    for (const [, name = '', kind] of own) {
      expect({ name, isTotal: name.endsWith('_total') }).toEqual({ name, isTotal: kind === 'counter' });
      expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(name).not.toMatch(/_(sum|count|bucket|info|gauge|counter|histogram)$/);
      expect(name).not.toMatch(/_(ms|milliseconds|minutes|hours|days|kilobytes|megabytes|percent)(_|$)/);
      expect(name).not.toMatch(/_(duration|age|rest)(?!_seconds$)(_|$)/);
      expect({ name, text: texts.get(name) }).toEqual({ name, text: expect.stringMatching(/\w+ \w+/) });
    }
    const labels = [...body.matchAll(/^regain_\w+\{(.*)\}/gm)].flatMap(([, all = '']) => all.match(/\w+(?==")/g) ?? []);
    expect(labels.filter((label) => !/^[a-z]+$/.test(label))).toEqual([]);
  });

  it('reports the age of the oldest message', async () => {
    const app = await start({ SMS_PROVIDERS: '', METRICS_TOKEN: undefined });
    await app.get(Database).execute(
      `INSERT INTO notification_outbox (id, app, channel, lane, recipient, template, locale, reference, payload, state, attempts,
         lost_leases, due_at, created_at, expires_at)
       VALUES ('a', 'default', 'sms', 'sms', '+86138****1234', 'recover-code', 'en', 'KQX', 'sealed', 'queued', 0, 0,
         9999999999999, ${app.get(Database).now} - 90000, 9999999999999)`,
    );
    const { body } = await metrics();
    expect(value(body, 'regain_outbox_messages', { channel: 'sms', state: 'queued' })).toBe(1);
    expect(Math.floor((value(body, 'regain_outbox_oldest_age_seconds', { channel: 'sms' }) ?? 0) / 10)).toBe(9);
    expect(value(body, 'regain_outbox_oldest_age_seconds', { channel: 'email' })).toBe(0);
  });

  it('answers 401 without the token', async () => {
    await start();
    for (const shown of [undefined, 'Bearer', 'Bearer another', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`, TOKEN]) {
      const { statusCode, headers, body } = await metrics(shown);
      expect([statusCode, headers['www-authenticate']]).toEqual([401, 'Bearer']);
      expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
      expect(body).not.toContain('regain_');
    }
    expect((await metrics(`bearer ${TOKEN}`)).statusCode).toBe(200);
  });

  it('answers 404 in production without a token', async () => {
    await start({ ...PRODUCTION, TENCENT_ENDPOINT: '', METRICS_TOKEN: '', RECEIPT_TOKEN: '' });
    expect((await metrics(`Bearer ${TOKEN}`)).statusCode).toBe(404);
  });

  it('reports the outbox as unreadable while the database is down, and everything else', async () => {
    const app = await start();
    app.get(Database).query = () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:3306'));
    const { statusCode, body } = await metrics(`Bearer ${TOKEN}`);
    expect([statusCode, value(body, 'regain_outbox_readable')]).toEqual([200, 0]);
    expect(value(body, 'regain_outbox_messages', { channel: 'sms', state: 'queued' })).toBeUndefined();
    expect(body).toContain('process_cpu_seconds_total');
  });
});
