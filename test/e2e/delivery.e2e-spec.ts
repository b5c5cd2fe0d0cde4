import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '../../src/database';
import { Secret, UnitOfWork } from '../../src/common';
import { NotificationService, type NotificationOptions, type OutgoingMessage } from '../../src/notification';
import { aMail, anSms } from '../builders/an-outgoing-message';
import { load } from '../support/config-issues';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { HttpProxy } from '../support/http-proxy';
import { endedOutboxOf, openDelivery, outboxOf } from '../support/open-delivery';
import { readMail } from '../support/read-mail';
import { SmtpSink } from '../support/smtp-sink';
import { isSignedBy, WebhookSink } from '../support/webhook-sink';

const secret = 'known to both sides';

describeEachDatabase('delivery', (kind) => {
  let database: OpenDatabase;
  let apps: NestFastifyApplication[];
  const open = async (options: Partial<NotificationOptions>) => {
    const app = await openDelivery(database.config, options);
    apps.push(app);
    return app;
  };
  const queue = (app: NestFastifyApplication, ...messages: OutgoingMessage[]) =>
    app.get(UnitOfWork).run(() => app.get(NotificationService).queueAll(messages));

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    database = await openDatabase(kind);
    apps = [];
  });

  afterEach(async () => {
    await Promise.all(apps.map((app) => app.close()));
    await database.close();
  });

  it('sends a mail by SMTP: one recipient, a Chinese subject, the code in both parts', async () => {
    const sink = await SmtpSink.open();
    const smtp = { url: sink.url, from: 'regain <no-reply@id.example.com>' };
    const app = await open({ channels: { sms: [], email: ['smtp'] }, vendors: { smtp } });
    await queue(app, aMail({ locale: 'zh-CN' }));
    const [row] = await endedOutboxOf(app);
    expect(row).toMatchObject({ state: 'accepted', vendor: 'smtp', recipient: 'd***@example.com', attempts: 1 });
    const [mail] = sink.mails;
    expect(mail?.to).toEqual(['demo@example.com']);
    const { headers, parts } = readMail(mail?.raw ?? '');
    expect(headers['subject']).toEqual(['regain 找回密码验证码（KQX）']);
    expect(headers['message-id']).toEqual([`<${row?.id ?? ''}@id.example.com>`]);
    expect(parts['text/plain']).toContain('135791');
    expect(parts['text/html']).toContain('135791');
    await sink.close();
  });

  it.each([
    'victim@example.com,evil@evil.test',
    'victim@example.com\r\nBcc: evil@evil.test',
    'victim@example.com\u2028Bcc: evil@evil.test',
    '"evil@evil.test x"@example.com',
  ])('sends no mail to the address %j', async (to) => {
    const sink = await SmtpSink.open();
    const smtp = { url: sink.url, from: 'no-reply@id.example.com' };
    const app = await open({ channels: { sms: [], email: ['smtp'] }, vendors: { smtp } });
    await queue(app, aMail({ to }));
    expect(await endedOutboxOf(app)).toMatchObject([{ state: 'failed', lastError: 'not one plain address' }]);
    expect(sink.mails).toEqual([]);
    await sink.close();
  });

  it('posts to a webhook that only the proxy of HTTP_PROXY reaches', async () => {
    const sink = await WebhookSink.open(() => ({ status: 202 }));
    const proxy = await HttpProxy.open({ to: Number(new URL(sink.url).port) });
    const { proxies = {} } = load({ HTTP_PROXY: proxy.address }).notification;
    const webhook = { url: 'http://hook.invalid/messages', secret };
    const app = await open({ channels: { sms: ['webhook'], email: [] }, vendors: { webhook }, proxies });
    await queue(app, anSms());
    expect(await endedOutboxOf(app)).toMatchObject([{ state: 'accepted', vendor: 'webhook', attempts: 1 }]);
    expect(proxy.asked).toEqual(['POST http://hook.invalid/messages']);
    await proxy.close();
    await sink.close();
  });

  it('posts a text to the webhook, signed, and retries under the same idempotency key', async () => {
    const sink = await WebhookSink.open((call) => ({ status: call === 1 ? 503 : 202 }));
    const app = await open({
      channels: { sms: ['webhook'], email: [] },
      vendors: { webhook: { url: sink.url, secret } },
    });
    await queue(app, anSms());
    const [row] = await endedOutboxOf(app);
    expect(row).toMatchObject({ state: 'accepted', vendor: 'webhook', attempts: 2, lastError: null });
    expect(sink.calls.every((call) => isSignedBy(secret, call))).toBe(true);
    expect(sink.calls.map(({ headers }) => headers['idempotency-key'])).toEqual([row?.id, row?.id]);
    const [first, second] = sink.calls.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(first).toMatchObject({ to: '+8613812341234', code: '135791' });
    expect({ ...second, secondsLeft: first?.['secondsLeft'] }).toEqual(first);
    await sink.close();
  });

  it('stores no address and no code in plain text, before and after sending', async () => {
    const app = await open({ worker: false });
    await queue(app, anSms({ content: { code: new Secret('975310'), reference: 'KQX' } }));
    const dump = async () => JSON.stringify(await app.get(Database).query('SELECT * FROM notification_outbox'));
    expect(await dump()).not.toMatch(/975310|12341234/);
    await open({});
    await endedOutboxOf(app);
    expect(await dump()).not.toMatch(/975310|12341234/);
  });

  it('sends nothing of a unit of work that was rolled back', async () => {
    const app = await open({});
    const failing = app.get(UnitOfWork).run(async () => {
      await app.get(NotificationService).queue(anSms());
      throw new Error('the use case failed');
    });
    await expect(failing).rejects.toThrow('the use case failed');
    await pause(60);
    expect(await outboxOf(app)).toEqual([]);
  });

  it('stores a decoy like a message, and drops it unsent', async () => {
    const sink = await WebhookSink.open();
    const channels = { sms: ['webhook'], email: [] } as const;
    const app = await open({ channels, vendors: { webhook: { url: sink.url, secret } }, worker: false });
    await queue(app, anSms(), anSms({ decoy: true }));
    const [real, decoy] = await outboxOf(app);
    expect({ ...decoy, id: '', payload: '' }).toEqual({ ...real, id: '', payload: '' });
    await open({ channels, vendors: { webhook: { url: sink.url, secret } } });
    expect((await endedOutboxOf(app)).map(({ state }) => state).sort()).toEqual(['accepted', 'dropped']);
    expect(sink.calls).toHaveLength(1);
    await sink.close();
  });

  it('never sends an expired message, and erases its payload', async () => {
    const app = await open({ worker: false });
    await queue(app, anSms({ lifetimeSeconds: 60 }));
    await app.get(Database).execute('UPDATE notification_outbox SET expires_at = created_at');
    await open({});
    expect(await endedOutboxOf(app)).toMatchObject([{ state: 'expired', attempts: 0, vendor: null }]);
  });

  if (kind === 'mysql') {
    it('sends each message once with several processes', async () => {
      const sink = await WebhookSink.open();
      const options = {
        channels: { sms: ['webhook'], email: [] },
        vendors: { webhook: { url: sink.url, secret } },
      } as const;
      const first = await open(options);
      await open(options);
      await open(options);
      await Promise.all(Array.from({ length: 30 }, () => queue(first, anSms(), anSms())));
      const rows = await endedOutboxOf(first);
      expect(new Set(sink.calls.map(({ headers }) => headers['idempotency-key'])).size).toBe(60);
      expect(sink.calls).toHaveLength(60);
      expect(rows.every(({ state, attempts }) => state === 'accepted' && attempts === 1)).toBe(true);
      await sink.close();
    });
  }

  it('finishes the vendor call in progress at shutdown', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const sink = await WebhookSink.open(() => ({ status: 200, after: held }));
    const observer = await open({ worker: false });
    const app = await openDelivery(database.config, {
      channels: { sms: ['webhook'], email: [] },
      vendors: { webhook: { url: sink.url, secret } },
    });
    await queue(app, anSms());
    await eventually(() => sink.calls.length === 1);
    const closed = app.close();
    await pause(50);
    answer();
    await closed;
    expect(await outboxOf(observer)).toMatchObject([{ state: 'accepted', attempts: 1 }]);
    await sink.close();
  });
});
