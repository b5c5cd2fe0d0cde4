import { DataSource } from 'typeorm';
import { ShutdownState } from '../../src/http';
import { NotificationService, type OutgoingMessage } from '../../src/notification';
import { MAX_STREAMS } from '../../src/pages/inbox/inbox-feed';
import { aMail, anSms } from '../builders/an-outgoing-message';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { type EventStream, openEventStream } from '../support/event-stream';
import { eventually } from '../support/eventually';
import { HttpClient } from '../support/http-client';
import { endedOutboxOf, outboxOf } from '../support/open-delivery';
import { StatementCounter } from '../support/statement-counter';

/** Time of a few looks at the store. */
const SOON_MS = 15_000;

describeEachDatabase('GET /inbox/stream', (kind) => {
  let database: OpenDatabase;
  let served: TestApp;
  let other: TestApp;
  let url: string;
  const streams: EventStream[] = [];

  const open = async (query = '', headers = {}) => {
    const stream = await openEventStream(`${url}/inbox/stream${query}`, headers);
    streams.push(stream);
    return stream;
  };
  /** Queues a message (on MySQL in another process than that of the streams) and waits until it arrives; answers its id. */
  const receive = async (message: OutgoingMessage = anSms()) => {
    const before = new Set((await listed()).map(({ id }) => id));
    await other.app.get(NotificationService).queue(message);
    return eventually(async () => (await listed()).find(({ id }) => !before.has(id))?.id, SOON_MS);
  };
  const listed = async () => (await other.app.inject('/inbox/messages')).json<{ readonly id: string }[]>();
  const idsIn = ({ events }: EventStream) => events.flatMap(({ event, id }) => (event === 'arrived' ? [id] : []));
  const hasReceived = (stream: EventStream, id: string) =>
    eventually(() => stream.events.find((event) => event.id === id), SOON_MS);

  beforeAll(async () => {
    database = await openDatabase(kind);
    const role = kind === 'sqlite' ? 'all' : 'api';
    const env = { PUBLIC_URL: 'http://localhost/regain', ROLE: role };
    served = await createApp({ database: database.config, env });
    other = kind === 'sqlite' ? served : await createApp({ database: database.config });
    url = (await HttpClient.of(served.app)).baseUrl;
  });

  afterEach(async () => {
    for (const stream of streams.splice(0)) stream.close();
    await other.app.inject({ method: 'DELETE', url: '/inbox/messages' });
  });

  afterAll(async () => {
    await served.close();
    if (other !== served) await other.close();
    await database.close();
  });

  it('sends messages, those of other processes too, as the page shows them', async () => {
    const stream = await open('', { 'accept-language': 'zh-CN' });
    expect(stream.status).toBe(200);
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('cache-control')).toContain('no-store');
    const id = await receive();
    const { event, data } = await hasReceived(stream, id);
    expect(event).toBe('arrived');
    expect(data).toContain(`<article class="card" data-id="${id}">`);
    expect(data).toContain('<span class="code">135791</span>');
    expect(data).toContain('模拟送达');
    expect(data).toContain(`action="/regain/inbox/messages/${id}/receipt"`);
  });

  it('shows the language of each message', async () => {
    const stream = await open();
    for (const locale of ['ja', 'zh-CN'] as const) {
      const { data } = await hasReceived(stream, await receive(anSms({ locale })));
      expect(data).toContain(`<div lang="${locale}">`);
    }
  });

  it('goes on after the event that the browser had last, or after the message that the page shows', async () => {
    const [first, second, third] = [await receive(), await receive(), await receive()];
    for (const [query, headers] of [
      [`?after=${first}`, {}],
      ['?after=gone', { 'last-event-id': first }],
    ] as const) {
      const stream = await open(query, headers);
      await hasReceived(stream, third);
      expect(stream.events.map(({ id }) => id)).toEqual([second, third]);
    }
  });

  it('sends everything after an event that is gone, and tells that what was shown is', async () => {
    const first = await receive();
    const stream = await open('', { 'last-event-id': 'gone' });
    await hasReceived(stream, first);
    expect(stream.events.map(({ event }) => event)).toEqual(['cleared', 'arrived']);
  });

  it('sends what comes to one recipient', async () => {
    const stream = await open('?to=demo@example.com');
    await receive();
    const mail = await receive(aMail());
    await hasReceived(stream, mail);
    expect(idsIn(stream)).toEqual([mail]);
  });

  it('tells when the inbox is emptied', async () => {
    const stream = await open();
    await hasReceived(stream, await receive());
    await other.app.inject({ method: 'DELETE', url: '/inbox/messages' });
    await eventually(() => stream.events.at(-1)?.event === 'cleared', SOON_MS);
  });

  it('asks the database for all streams together', async () => {
    const opened = await Promise.all(Array.from({ length: 10 }, () => open()));
    const counter = new StatementCounter(served.app.get(DataSource));
    let first: string | undefined;
    const { statements } = await counter.during(async () => {
      first = await receive();
      const id = first;
      await Promise.all(opened.map((stream) => hasReceived(stream, id)));
    });
    const statuses = statements.filter((sql) => sql.includes('SELECT id, locale, state FROM notification_outbox'));
    expect(statuses).toHaveLength(1);
    expect(opened.map(idsIn)).toEqual(opened.map(() => [first]));
  });

  it(`answers 503 beyond ${String(MAX_STREAMS)} streams, and has room again when one is left`, async () => {
    const opened = await Promise.all(Array.from({ length: MAX_STREAMS }, () => open()));
    expect(opened.map(({ status }) => status)).toEqual(opened.map(() => 200));
    expect((await open()).status).toBe(503);
    opened[0]?.close();
    await eventually(async () => (await open()).status === 200, SOON_MS);
  });

  it('answers HEAD without opening a stream', async () => {
    await eventually(async () => (await open()).status === 200, SOON_MS);
    for (let times = 0; times <= MAX_STREAMS; times++)
      expect((await fetch(`${url}/inbox/stream`, { method: 'HEAD' })).status).toBe(200);
  });
});

describe('GET /inbox/stream of a process that is told to stop', () => {
  let database: OpenDatabase;
  let served: TestApp;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    served = await createApp({ database: database.config });
  });

  afterEach(async () => {
    await served.close();
    await database.close();
  });

  it('ends while requests are still answered, and is refused from then on', async () => {
    const { baseUrl } = await HttpClient.of(served.app);
    const stream = await openEventStream(`${baseUrl}/inbox/stream`);
    served.app.get(ShutdownState).begin();
    await stream.ended;
    expect((await fetch(`${baseUrl}/inbox/stream`)).status).toBe(503);
    expect((await fetch(`${baseUrl}/inbox/messages`)).status).toBe(200);
  });

  it('does not hold the shutdown up', async () => {
    const { baseUrl } = await HttpClient.of(served.app);
    const stream = await openEventStream(`${baseUrl}/inbox/stream`);
    await served.close();
    await stream.ended;
  });
});

describeEachDatabase('POST /inbox/messages/{id}/receipt', (kind) => {
  let database: OpenDatabase;
  let served: TestApp;

  const report = (id: string, status: string, headers: Readonly<Record<string, string>> = {}) =>
    served.app.inject({
      ...{ method: 'POST', url: `/inbox/messages/${id}/receipt`, payload: `status=${status}` },
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-language': 'en', ...headers },
    });
  const send = async () => {
    await served.app.get(NotificationService).queue(anSms());
    return (await endedOutboxOf(served.app)).at(-1)?.id ?? '';
  };
  const state = async (id: string) => (await outboxOf(served.app)).find((row) => row.id === id)?.state;

  beforeAll(async () => {
    database = await openDatabase(kind);
    served = await createApp({ database: database.config, env: { PUBLIC_URL: 'http://localhost/regain' } });
  });

  afterAll(async () => {
    await served.close();
    await database.close();
  });

  it('settles the message as a receipt of its vendor: a delivery wins over a failure', async () => {
    const id = await send();
    const failed = await report(id, 'failed');
    expect([failed.statusCode, failed.json()]).toEqual([200, { state: 'failed', text: 'failed' }]);
    expect(await state(id)).toBe('failed');
    expect((await report(id, 'delivered')).json()).toEqual({ state: 'delivered', text: 'delivered' });
    expect((await report(id, 'failed')).json()).toEqual({ state: 'delivered', text: 'delivered' });
    expect(await state(id)).toBe('delivered');
    expect((await served.app.inject({ url: '/inbox', headers: { 'accept-language': 'zh-CN' } })).body).toContain(
      '已送达',
    );
  });

  it('leads a form without a script back to the page', async () => {
    const { statusCode, headers } = await report(await send(), 'delivered', { accept: 'text/html,*/*' });
    expect([statusCode, headers.location]).toEqual([303, '/regain/inbox']);
  });

  it('refuses other sites, other statuses and unknown messages', async () => {
    const id = await send();
    expect((await report(id, 'delivered', { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
    expect((await report(id, 'read')).statusCode).toBe(400);
    expect((await report('unknown', 'delivered')).statusCode).toBe(404);
    expect(await state(id)).toBe('accepted');
  });
});
