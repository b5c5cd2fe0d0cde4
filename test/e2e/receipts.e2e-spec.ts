import { createHmac } from 'node:crypto';
import { UnitOfWork } from '../../src/common';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { anSms } from '../builders/an-outgoing-message';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { endedOutboxOf, outboxOf } from '../support/open-delivery';
import { WebhookSink } from '../support/webhook-sink';

const SECRET = 'a-secret-of-a-test-that-guards-nothing-at-all';

/** A signed receipt of the webhook. */
function signed(content: unknown, secret = SECRET, seconds = Math.floor(Date.now() / 1000)) {
  const payload = typeof content === 'string' ? content : JSON.stringify(content);
  const digest = createHmac('sha256', secret).update(`${seconds}.${payload}`).digest('hex');
  const headers = { 'x-regain-timestamp': String(seconds), 'x-regain-signature': `v1=${digest}` };
  return { payload, headers: { ...headers, 'content-type': 'application/json' } };
}

describeEachDatabase('POST /v1/receipts/{provider}', (kind) => {
  let database: OpenDatabase;
  let served: TestApp;
  let sink: WebhookSink;

  const post = (provider: string, { payload, headers }: ReturnType<typeof signed>) =>
    served.app.inject({ method: 'POST', url: `/v1/receipts/${provider}`, payload, headers });
  /** Sends a message and answers its row once the provider has it. */
  const send = async (message: OutgoingMessage = anSms()) => {
    const { app } = served;
    await app.get(UnitOfWork).run(() => app.get(NotificationService).queue(message));
    const rows = await endedOutboxOf(app);
    const row = rows.at(-1);
    if (!row) throw new Error('no message was sent');
    return row;
  };
  const state = async (id: string) => (await outboxOf(served.app)).find((row) => row.id === id)?.state;

  beforeAll(async () => {
    database = await openDatabase(kind);
    sink = await WebhookSink.open();
    const env = {
      SMS_PROVIDERS: 'webhook',
      WEBHOOK_URL: sink.url,
      WEBHOOK_SECRET: SECRET,
      TRUSTED_PROXIES: '127.0.0.1',
    };
    served = await createApp({ database: database.config, env });
  });

  afterAll(async () => {
    await served.close();
    await sink.close();
    await database.close();
  });

  it('answers 204, also to repeated receipts, and settles the message', async () => {
    const { id } = await send();
    expect(await state(id)).toBe('accepted');
    for (let times = 0; times < 5; times++) {
      const answer = await post('webhook', signed({ receipts: [{ id, status: 'delivered' }] }));
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
    }
    await post('webhook', signed({ receipts: [{ id, status: 'failed', why: 'too late to fail' }] }));
    expect(await state(id)).toBe('delivered');
  });

  it('takes 100 receipts in one request, also of unknown messages', async () => {
    const { id } = await send();
    const why = '一个相当长的原因，占去许多字节，而供应商偏偏喜欢这样写'.repeat(3);
    const others = Array.from({ length: 99 }, (_, at) => ({ id: `somebody-elses-${at}`, status: 'failed', why }));
    const call = signed({ receipts: [...others, { id, status: 'delivered' }] });
    expect(Buffer.byteLength(call.payload)).toBeGreaterThan(16 * 1024);
    expect((await post('webhook', call)).statusCode).toBe(204);
    expect(await state(id)).toBe('delivered');
  });

  it('takes any media type', async () => {
    const { id } = await send();
    const { payload, headers } = signed({ receipts: [{ id, status: 'failed', why: 'absent' }] });
    const answer = await post('webhook', { payload, headers: { ...headers, 'content-type': 'text/plain' } });
    expect(answer.statusCode).toBe(204);
    expect((await outboxOf(served.app)).find((row) => row.id === id)).toMatchObject({
      ...{ state: 'failed', lastError: 'absent' },
    });
  });

  it.each<[string, number, () => ReturnType<typeof signed>]>([
    ['is forged', 403, () => signed({ receipts: [] }, 'another secret')],
    ['is not signed', 403, () => ({ ...signed({ receipts: [] }), headers: {} as never })],
    ['is signed over something else', 403, () => ({ ...signed('{}'), payload: '{"receipts":[]}' })],
    ['comes again after ten minutes', 403, () => signed({ receipts: [] }, SECRET, Math.floor(Date.now() / 1000) - 600)],
    ['cannot be read', 400, () => signed('{"receipts":')],
    ['is empty', 400, () => signed('')],
    ['is too large', 413, () => signed({ receipts: [], padding: 'x'.repeat(140_000) })],
  ])('refuses a receipt that %s: %i', async (_, status, call) => {
    const { id } = await send();
    const answer = await post('webhook', call());
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.json()).toMatchObject({ status });
    expect(await state(id)).toBe('accepted');
  });

  it.each(['inbox', 'twilio', 'nobody', '__proto__'])(
    'answers 404 for %s, which sends no receipts here',
    async (name) => {
      const answer = await post(name, signed({ receipts: [] }));
      expect([answer.statusCode, answer.headers['content-type']]).toEqual([
        ...[404, 'application/problem+json; charset=utf-8'],
      ]);
    },
  );

  it('answers 405 to other methods', async () => {
    expect((await served.app.inject('/v1/receipts/webhook')).statusCode).toBe(405);
  });

  it('logs nothing of a receipt', async () => {
    await post('webhook', signed({ receipts: [{ id: 'canary-in-a-receipt', status: 'delivered' }] }));
    expect(served.log.text).not.toContain('canary-in-a-receipt');
  });
});

describe('POST /v1/receipts/{provider}, throttled', () => {
  it('counts refused calls, and refuses what follows from their address before it judges a signature', async () => {
    const database = await openDatabase('sqlite');
    const vendor = { SMS_PROVIDERS: 'webhook', WEBHOOK_URL: 'http://127.0.0.1:9/', WEBHOOK_SECRET: SECRET };
    const env = { ...vendor, THROTTLE: '3', TRUSTED_PROXIES: '127.0.0.1' };
    const { app, close } = await createApp({ database: database.config, env });
    const statusFor = async (call: ReturnType<typeof signed>, from: string) => {
      const headers = { ...call.headers, 'x-forwarded-for': from };
      return (await app.inject({ method: 'POST', url: '/v1/receipts/webhook', payload: call.payload, headers }))
        .statusCode;
    };
    const [good, forged] = [signed({ receipts: [] }), signed({ receipts: [] }, 'another secret')];
    for (let times = 0; times < 5; times++) expect(await statusFor(good, '198.51.100.1')).toBe(204);
    for (let times = 0; times < 3; times++) expect(await statusFor(forged, '203.0.113.7')).toBe(403);
    expect(await statusFor(forged, '203.0.113.7')).toBe(429);
    expect(await statusFor(good, '203.0.113.7')).toBe(429);
    expect(await statusFor(good, '198.51.100.1')).toBe(204);
    await close();
    await database.close();
  });
});
