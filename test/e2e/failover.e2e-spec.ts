import { Database, DatabaseClock } from '../../src/database';
import { Clock, UnitOfWork } from '../../src/common';
import { NotificationService } from '../../src/notification';
import { anSms } from '../builders/an-outgoing-message';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { FakeVendor, sentBy } from '../support/fake-vendor';
import { type OutboxView, outboxOf } from '../support/open-delivery';

/** The machine's clock, set forward now and then. */
class MovableClock extends Clock {
  private offsetMs = 0;

  now(): number {
    return Date.now() + this.offsetMs;
  }

  monotonic(): number {
    return Math.trunc(performance.now()) + this.offsetMs;
  }

  advance(milliseconds: number): void {
    this.offsetMs += milliseconds;
  }
}

describeEachDatabase('failover between two vendors', (kind) => {
  let database: OpenDatabase;
  let served: TestApp;
  let first: FakeVendor;
  let second: FakeVendor;
  let clock: MovableClock;

  beforeEach(async () => {
    clock = new MovableClock();
    database = await openDatabase(kind);
    [first, second] = [await FakeVendor.open('webhook'), await FakeVendor.open('twilio')];
    served = await createApp({
      database: database.config,
      env: sentBy(first, second),
      overrides: (builder) => builder.overrideProvider(Clock).useValue(clock),
    });
  });

  afterEach(async () => {
    await served.close();
    await Promise.all([first.die(), second.die()]);
    await database.close();
  });

  /** Advances the clocks of breakers and of the outbox. */
  const pass = (seconds: number) => {
    clock.advance(seconds * 1_000);
    served.app.get(DatabaseClock).advance(seconds * 1_000);
  };
  const queue = (count = 1, change: Parameters<typeof anSms>[0] = {}) =>
    served.app.get(UnitOfWork).run(async () => {
      const messages = Array.from({ length: count }, () => anSms(change));
      await served.app.get(NotificationService).queueAll(messages);
    });
  const rows = () => outboxOf(served.app);
  const hasEnded = ({ payload }: OutboxView) => payload === null;
  /** Sends so many more messages, and returns their rows once they have ended. */
  const send = async (count = 1) => {
    const before = (await rows()).map(({ id }) => id);
    await queue(count);
    return eventually(async () => {
      const fresh = (await rows()).filter(({ id }) => !before.includes(id));
      return fresh.length === count && fresh.every(hasEnded) && fresh;
    }, 20_000);
  };
  const byFirst = { state: 'accepted', vendor: 'webhook' };
  const bySecond = { state: 'accepted', vendor: 'twilio' };

  it('uses the second while the first is down, and returns afterwards', async () => {
    expect(await send()).toMatchObject([byFirst]);
    await first.die();
    expect((await send(5)).every(({ vendor }) => vendor === 'twilio')).toBe(true);
    expect(await send()).toMatchObject([{ ...bySecond, attempts: 1 }]);
    await first.rise();
    pass(30);
    expect(await send()).toMatchObject([byFirst]);
    expect([first.taken.length, second.taken.length]).toEqual([2, 6]);
  });

  it('uses the second after HTTP 500, with the same code', async () => {
    first.behaviour = 'failing';
    expect(await send()).toMatchObject([{ ...bySecond, attempts: 4 }]);
    expect([first.calls, second.taken]).toMatchObject([3, [{ to: '+8613812341234', code: '135791' }]]);
    first.behaviour = 'well';
    expect(await send()).toMatchObject([byFirst]);
  });

  it('uses the second after one slow failure', async () => {
    first.behaviour = 'sluggish';
    expect(await send()).toMatchObject([bySecond]);
    expect([first.calls, second.taken.length]).toEqual([1, 1]);
  });

  it('never sends a message of unknown fate by the second, but later ones', async () => {
    first.behaviour = 'mute';
    const lost = await send(5);
    expect(lost.every(({ state, lastError }) => state === 'unknown' && lastError === 'timeout')).toBe(true);
    expect([first.taken.length, second.taken.length]).toEqual([5, 0]);
    expect(await send()).toMatchObject([{ ...bySecond, attempts: 1 }]);
    first.behaviour = 'well';
    pass(30);
    expect(await send()).toMatchObject([byFirst]);
    expect(first.taken).toHaveLength(6);
  });

  it('opens no breaker over recipients that neither serves', async () => {
    const abroad = '+447911123456';
    first.unserved.set(abroad, { status: 409 });
    second.unserved.set(abroad, { status: 400, code: 30007 });
    await queue(6, { to: abroad });
    await eventually(() => first.calls >= 6 && second.calls >= 6);
    const others = await send(3);
    expect(others).toMatchObject(others.map(() => ({ ...byFirst, attempts: 1 })));
    expect([first.calls, second.calls]).toEqual([9, 6]);
    expect((await rows()).filter(({ lastError }) => lastError === 'twilio 30007')).toHaveLength(6);
  });

  it('retries at the recovered first what the second refuses', async () => {
    await first.die();
    second.unserved.set('+8613812341234', { status: 400, code: 21211 });
    await queue();
    await eventually(() => second.calls === 1, 10_000);
    await first.rise();
    const [row] = await eventually(async () => {
      pass(5);
      const found = await rows();
      return found.every(hasEnded) && found;
    }, 20_000);
    expect([row, second.calls]).toMatchObject([byFirst, 1]);
  });

  it('pauses the first for its Retry-After, with a closed breaker', async () => {
    first.behaviour = 'busy';
    expect(await send(8)).toHaveLength(8);
    expect(second.taken).toHaveLength(8);
    const { calls } = first;
    await send();
    expect(first.calls).toBe(calls);
    first.behaviour = 'well';
    pass(60);
    expect(await send()).toMatchObject([byFirst]);
  });

  it('keeps messages while both are down, and sends them until they expire', async () => {
    await Promise.all([first.die(), second.die()]);
    await queue(3);
    await queue(1, { lifetimeSeconds: 60 });
    await eventually(async () => (await rows()).every(({ lastError }) => lastError !== null));
    expect((await rows()).some(hasEnded)).toBe(false);
    pass(60);
    await eventually(async () => (await rows()).filter(({ state }) => state === 'expired').length === 1, 10_000);
    await second.rise();
    const ended = await eventually(async () => {
      pass(5);
      const found = await rows();
      return found.every(hasEnded) && found;
    }, 20_000);
    expect(ended.map(({ state }) => state).sort()).toEqual(['accepted', 'accepted', 'accepted', 'expired']);
    expect(second.taken).toHaveLength(3);
    const kept = await served.app
      .get(Database)
      .query('SELECT 1 FROM notification_outbox WHERE vendor_message_id IS NOT NULL');
    expect(kept).toHaveLength(3);
  });
});
