import { Logger } from '@nestjs/common';
import { Random } from '../../src/common';
import { EventLog } from '../../src/events';
import { EventRecorder } from '../../src/events/event-recorder';
import { EventSender } from '../../src/events/event-sender';
import { EventTargets } from '../../src/events/event-targets';
import { EventWakeUp } from '../../src/events/event-wake-up';
import { EventWorker } from '../../src/events/event-worker';
import { EventsOptions } from '../../src/events/events.config';
import { EventStore } from '../../src/events/event.sql-store';
import { FixedClock } from '../doubles/fixed-clock';
import { AuthFixture } from '../support/auth-fixture';
import { describeEachDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { type VendorAnswer, type VendorCall, VendorServer } from '../support/vendor-server';
import { Webhook } from 'standardwebhooks';

const EVENTS_SECRET = `whsec_${Buffer.alloc(32, 'events of a test').toString('base64')}`;
const ANOTHER_SECRET = `whsec_${Buffer.alloc(32, 'another of a test').toString('base64')}`;

describeEachDatabase('EventWorker', (kind) => {
  let receiver: VendorServer;
  let answer: (call: VendorCall) => VendorAnswer;
  let fixture: AuthFixture;
  const workers: EventWorker[] = [];

  beforeAll(() => {
    Logger.overrideLogger(false);
  });

  beforeEach(async () => {
    answer = () => ({ status: 204 });
    receiver = await VendorServer.open((call) => answer(call));
    fixture = await AuthFixture.open(kind, { EVENTS_URL: `${receiver.url}/events`, EVENTS_SECRET });
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((each) => each.onApplicationShutdown()));
    await receiver.close();
    await fixture.close();
  });

  const startWorker = (): EventWorker => {
    const targets = fixture.the(EventTargets);
    const sender = new EventSender(targets, new FixedClock(Date.now()), fixture.the(EventsOptions));
    const worker = new EventWorker(
      fixture.the(EventStore),
      sender,
      targets,
      fixture.the(EventWakeUp),
      fixture.the(Random),
    );
    workers.push(worker);
    worker.onApplicationBootstrap();
    return worker;
  };
  const record = (accountId: string, step: number, app = 'default') =>
    fixture.the(EventRecorder).record({ type: 'account.registered', app, accountId, details: { step } });
  const counts = () => fixture.the(EventLog).counts();
  const told = () => eventually(async () => (await counts()).waiting === 0);
  const body = ({ body: text }: VendorCall) => JSON.parse(text) as { data: { accountId: string; step: number } };
  const idOf = ({ headers }: VendorCall): unknown => headers['webhook-id'];
  const calls = (count: number) => eventually(() => receiver.calls.length >= count);

  it('posts what was recorded, signed as another implementation verifies it', async () => {
    startWorker();
    await record('ada', 1);
    await told();
    const [call] = receiver.calls;
    if (!call) throw new Error('there is a call');
    expect([call.method, call.path, call.headers['content-type']]).toEqual(['POST', '/events', 'application/json']);
    const headers = call.headers as Record<string, string>;
    expect(new Webhook(EVENTS_SECRET).verify(call.body, headers)).toEqual({
      type: 'account.registered',
      timestamp: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/) as string,
      data: { app: 'default', accountId: 'ada', step: 1 },
    });
    expect(() => new Webhook(ANOTHER_SECRET).verify(call.body, headers)).toThrow();
    expect(await counts()).toEqual({ waiting: 0, oldestMs: 0, dead: 0 });
  });

  it('posts to the target of the client application, where it has one', async () => {
    fixture.the(EventTargets).add('shop', { url: `${receiver.url}/shop`, secret: ANOTHER_SECRET });
    startWorker();
    await record('ada', 1, 'shop');
    await told();
    const [call] = receiver.calls;
    expect(call?.path).toBe('/shop');
    new Webhook(ANOTHER_SECRET).verify(call?.body ?? '', call?.headers as Record<string, string>);
  });

  it('keeps the order of each account with two workers, and tells each event once', async () => {
    const [accounts, steps] = [10, 6];
    for (let step = 0; step < steps; step++)
      for (let account = 0; account < accounts; account++) await record(`account ${String(account)}`, step);
    startWorker();
    startWorker();
    await told();
    expect(new Set(receiver.calls.map(idOf)).size).toBe(accounts * steps);
    expect(receiver.calls).toHaveLength(accounts * steps);
    for (let account = 0; account < accounts; account++) {
      const own = receiver.calls.map(body).filter(({ data }) => data.accountId === `account ${String(account)}`);
      expect(own.map(({ data }) => data.step)).toEqual([0, 1, 2, 3, 4, 5]);
    }
  });

  it.each<[string, VendorAnswer]>([
    ['http 500', { status: 500 }],
    ['http 302', { status: 302, headers: { Location: '/elsewhere' } }],
    ['ECONNRESET', 'hang up'],
  ])('tries again after %s, with the same id and body, and then goes on', async (why, failure) => {
    answer = () => (receiver.calls.length < 2 ? failure : { status: 200 });
    startWorker();
    await record('ada', 1);
    await record('ada', 2);
    await calls(1);
    const isWaiting = async () =>
      (await fixture.query<{ why: string | null }>('SELECT last_error AS why FROM event_outbox ORDER BY number'))[0]
        ?.why;
    expect(await eventually(isWaiting)).toBe(why);
    expect(receiver.calls.map(({ path }) => path)).toEqual(['/events']);
    fixture.pass(6);
    await told();
    const [first, second, third] = receiver.calls;
    expect(second?.body).toBe(first?.body);
    expect(second && idOf(second)).toBe(first && idOf(first));
    expect(third && body(third).data.step).toBe(2);
  });

  it('gives an event up after eight tries, and tells it again when asked', async () => {
    answer = () => ({ status: 503 });
    startWorker();
    await record('ada', 1);
    for (let tried = 1; tried <= 8; tried++) {
      await calls(tried);
      const attempt = () =>
        fixture.query("SELECT 1 FROM event_outbox WHERE state IN ('queued', 'dead') AND attempts > 0");
      await eventually(async () => (await attempt()).length > 0);
      fixture.pass(24 * 3_600);
    }
    expect(await eventually(async () => (await counts()).dead)).toBe(1);
    expect(receiver.calls).toHaveLength(8);
    answer = () => ({ status: 204 });
    expect(await fixture.the(EventLog).replay()).toBe(1);
    await told();
    expect(new Set(receiver.calls.map(idOf)).size).toBe(1);
    expect(receiver.calls).toHaveLength(9);
  });

  it('waits at its end for the event in flight, and records it', async () => {
    let release: () => void = () => undefined;
    const after = new Promise<void>((resolve) => {
      release = resolve;
    });
    answer = () => ({ status: 204, after });
    const worker = startWorker();
    await record('ada', 1);
    await record('bob', 1);
    await calls(2);
    worker.beforeApplicationShutdown();
    await record('eve', 1);
    const ended = worker.onApplicationShutdown();
    release();
    await ended;
    expect(await counts()).toMatchObject({ waiting: 1, dead: 0 });
    expect(receiver.calls).toHaveLength(2);
  });
});
