import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Secret } from '../../src/common';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { aMail, anSms } from '../builders/an-outgoing-message';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { openDelivery } from '../support/open-delivery';

interface Listed {
  readonly id: string;
  readonly text: string;
  readonly createdAt: string;
}

describeEachDatabase('GET /inbox', (kind) => {
  let database: OpenDatabase;
  let app: NestFastifyApplication;
  const list = async (query = '') => (await app.inject(`/inbox/messages${query}`)).json<Listed[]>();
  /** Queues a message and waits until the inbox lists it. */
  const receive = async (message: OutgoingMessage) => {
    const { length } = await list();
    await app.get(NotificationService).queue(message);
    return eventually(async () => {
      const messages = await list();
      return messages.length > length && messages[0];
    });
  };

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await openDatabase(kind);
    app = await openDelivery(database.config);
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  beforeEach(async () => {
    expect((await app.inject({ method: 'DELETE', url: '/inbox/messages' })).statusCode).toBe(204);
  });

  it('lists a text as JSON, in the documented shape', async () => {
    const message = await receive(anSms());
    expect(Object.keys(message).join()).toBe('id,channel,to,subject,text,html,code,link,reference,createdAt');
    expect(message).toMatchObject({
      ...{ channel: 'sms', to: '+8613812341234', subject: null, html: null },
      ...{ code: '135791', link: null, reference: 'KQX' },
    });
    expect(message.text).toMatch(/\n@id\.example\.com #135791$/);
    expect(message.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('lists a mail with its subject, its HTML and its link', async () => {
    const link = 'https://id.example.com/reset#token=t&timestamp=1&uid=u';
    const message = await receive(
      aMail({ template: 'recover-link', locale: 'zh-CN', content: { link: new Secret(link), reference: 'ABC' } }),
    );
    expect(message).toMatchObject({ channel: 'email', to: 'demo@example.com', code: null, link, reference: 'ABC' });
    expect(message).toMatchObject({ subject: expect.stringContaining('重置密码') });
    expect(message).toMatchObject({ html: expect.stringContaining('&amp;uid=u') });
  });

  it('lists the newest first, filtered by recipient', async () => {
    const [first, second] = [await receive(anSms()), await receive(aMail())];
    expect((await list()).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await list('?to=%2B8613812341234')).map(({ id }) => id)).toEqual([first.id]);
    expect((await list('?to=+8613812341234')).map(({ id }) => id)).toEqual([first.id]);
    expect((await list('?to=DEMO@example.com')).map(({ id }) => id)).toEqual([second.id]);
    expect(await list('?to=%2B4915123456789')).toEqual([]);
  });

  it('lists what came after a message, given by id or time', async () => {
    const [first, second] = [await receive(anSms()), await receive(anSms())];
    for (const after of [first.id, first.createdAt]) {
      expect((await list(`?after=${encodeURIComponent(after)}`)).map(({ id }) => id)).toEqual([second.id]);
      expect((await list(`?to=8613812341234&after=${after}`)).map(({ id }) => id)).toEqual([second.id]);
    }
    expect(await list(`?after=${second.id}`)).toEqual([]);
    expect(await list('?after=forgotten-id')).toHaveLength(2);
  });

  it('shows messages on a page, escaped', async () => {
    await receive(anSms({ to: '<img src=x onerror=alert(1)>' }));
    const { body, headers } = await app.inject({ url: '/inbox', headers: { 'accept-language': 'zh-CN' } });
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<span class="code">135791</span>');
    expect(body).toContain('开发收件箱');
    expect(body).not.toContain('<img');
  });

  it('is loaded again by browsers without script alone', async () => {
    const { body } = await app.inject({ url: '/inbox' });
    expect(body).toContain('<noscript><meta http-equiv="refresh" content="15" /></noscript>');
    expect(body.match(/http-equiv/g)).toHaveLength(1);
  });

  it('is not cached', async () => {
    for (const url of ['/inbox', '/inbox/messages']) {
      expect((await app.inject(url)).headers['cache-control']).toBe('no-store');
    }
  });
});

describe('GET / and GET /reset', () => {
  let database: OpenDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await openDatabase('sqlite');
    app = await openDelivery(database.config, { worker: false }, false);
  });

  afterAll(async () => {
    await app.close();
    await database.close();
  });

  it('answer 404 for the inbox where it is off', async () => {
    for (const url of ['/inbox', '/inbox/messages']) expect((await app.inject(url)).statusCode).toBe(404);
    expect((await app.inject({ method: 'DELETE', url: '/inbox/messages' })).statusCode).toBe(404);
    expect((await app.inject('/')).body).not.toContain('/inbox');
  });

  it('GET / links to the other pages', async () => {
    const { body, statusCode } = await app.inject('/');
    expect(statusCode).toBe(200);
    for (const href of ['/reset', '/health/live', '/health/ready', '/systems/answers']) {
      expect(body).toContain(`<a href="${href}">`);
    }
    expect(body).toContain('systems &lt;1&gt;');
  });

  it('GET /reset serves the form in the language of the browser, and loads nothing', async () => {
    const zh = await app.inject({ url: '/reset', headers: { 'accept-language': 'zh-CN,en;q=0.5' } });
    const en = await app.inject('/reset?token=ignored');
    expect(zh.body).toContain('<label for="password">新密码</label>');
    expect(en.body).toContain('<label for="password">New password</label>');
    expect(en.body).not.toContain('ignored');
    expect(`${zh.body}${en.body}`).not.toMatch(/\b(src|href)=|https?:/);
    expect(en.headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' });
    expect(en.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
  });
});
