import { DAY_MS } from '../../src/common';
import { RateWindowStore } from '../../src/otp/limits/rate-window.sql-store';
import { append, emptyRateWindow, type RateWindow } from '../../src/otp/limits/rate-window';
import { InMemoryRateWindows } from '../doubles/in-memory-rate-window.store';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const HOUR_MS = 3_600_000;

describeEachDatabase('RateWindowStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: RateWindowStore;

  beforeAll(() => {
    store = new RateWindowStore(fixture().database);
  });

  const write = (key: string, rateWindow: RateWindow) =>
    fixture().unitOfWork.run(async () => {
      await store.lockAll([key]);
      await store.write(new Map([[key, rateWindow]]));
    });
  const lock = async (key: string) => {
    const { now, windows } = await fixture().unitOfWork.run(() => store.lockAll([key]));
    return { now, rateWindow: windows.get(key) };
  };
  const read = async (key: string) => (await lock(key)).rateWindow ?? emptyRateWindow;
  const exists = async (key: string) =>
    (await fixture().database.query('SELECT id FROM otp_rate_windows WHERE id = ?', [key])).length === 1;
  /** Counts one event in all of these windows, as a send does. */
  const count = (keys: readonly string[]) =>
    fixture().unitOfWork.run(async () => {
      const { now, windows } = await store.lockAll(keys);
      await store.write(
        new Map(keys.map((key) => [key, append(windows.get(key) ?? emptyRateWindow, { at: now }, DAY_MS)])),
      );
    });

  it("returns what was written, with the database's time", async () => {
    const rateWindow = { events: [{ at: 1 }, { at: 2, what: 'ada' }], pausedUntil: 1_763_700_000_123, pauses: 7 };
    await write('kept', rateWindow);
    const locked = await lock('kept');
    expect(locked.rateWindow).toEqual(rateWindow);
    expect(Math.abs(locked.now - Date.now())).toBeLessThan(60_000);
  });

  it('creates the windows that it locks', async () => {
    const { windows } = await fixture().unitOfWork.run(() => store.lockAll(['new 1', 'new 2', 'new 1']));
    expect([...windows.keys()].sort()).toEqual(['new 1', 'new 2']);
    expect(await read('new 2')).toEqual(emptyRateWindow);
    expect(await exists('unheard of')).toBe(false);
    expect(await read('unheard of')).toEqual(emptyRateWindow);
    expect(await exists('unheard of')).toBe(true);
  });

  it('loses no event of 50 parallel writers, whatever the order of their keys', async () => {
    await inParallel(50, (n) => count(n % 2 === 0 ? ['a', 'b', 'c'] : ['c', 'b', 'a']));
    for (const key of ['a', 'b', 'c']) expect((await read(key)).events).toHaveLength(50);
  });

  describe('counting', () => {
    const countAll = (keys: readonly string[], lead: string, label = 'ada') =>
      fixture().unitOfWork.run(() => store.countAll(new Map(keys.map((key) => [key, label])), { key: lead }));

    it('adds an event with a label to each window but the leading one, and returns them as they were', async () => {
      const first = await countAll(['counted 1', 'counted 2'], 'leading');
      expect([...first.windows.values()]).toEqual([emptyRateWindow, emptyRateWindow, emptyRateWindow]);
      const second = await countAll(['counted 1'], 'leading', 'bob');
      expect(second.windows.get('counted 1')?.events).toEqual([{ at: first.now, what: 'ada' }]);
      const found = await read('counted 1');
      expect(found.events.map(({ what }) => what)).toEqual(['ada', 'bob']);
      expect(Math.abs((found.events[1]?.at ?? 0) - second.now)).toBeLessThan(1_000);
      expect(await read('leading')).toEqual(emptyRateWindow);
    });

    it('locks windows in one order, so that none of 50 parallel callers is turned away and tries again', async () => {
      const keys = ['f', 'g', 'h', 'i'];
      const leads = Array.from({ length: 50 }, (_, n) => `lead of ${String(n)}`);
      await fixture().unitOfWork.run(() => store.lockAll([...keys, ...leads]));
      let tries = 0;
      await inParallel(50, (n) => {
        const labels = new Map((n % 2 === 0 ? keys : keys.toReversed()).map((key) => [key, 'ada']));
        return fixture().unitOfWork.run(() => {
          tries++;
          return store.countAll(labels, { key: leads[n] ?? '' });
        });
      });
      expect(tries).toBe(50);
    });

    it('leaves the pause of a window', async () => {
      const rateWindow = { events: [{ at: 1 }], pausedUntil: 7, pauses: 2 };
      await write('paused and counted', rateWindow);
      const { windows } = await countAll(['paused and counted'], 'leading');
      expect(windows.get('paused and counted')).toEqual(rateWindow);
      expect(await read('paused and counted')).toMatchObject({ pausedUntil: 7, pauses: 2 });
    });

    it('loses no event of 50 parallel callers, each of which sees those before it', async () => {
      const seen = await inParallel(50, async (n) => {
        const { windows } = await countAll(n % 2 === 0 ? ['d', 'e'] : ['e', 'd'], `lead ${String(n % 3)}`);
        return [windows.get('d')?.events.length, windows.get('e')?.events.length];
      });
      const numbers = Array.from({ length: 50 }, (_, n) => n);
      for (const index of [0, 1])
        expect(seen.map((each) => Number(each[index])).sort((a, b) => a - b)).toEqual(numbers);
    });

    it('counts nothing when the unit of work is rolled back', async () => {
      const undone = fixture().unitOfWork.run(async () => {
        await store.countAll(new Map([['not counted', 'ada']]), { key: 'leading' });
        throw new Error('undone');
      });
      await expect(undone).rejects.toThrow('undone');
      expect((await read('not counted')).events).toEqual([]);
    });
  });

  it('reads windows without waiting for their lock', async () => {
    await count(['read']);
    const during = await fixture().unitOfWork.run(async () => {
      await store.lockAll(['read']);
      return store.read(['read', 'unheard of before']);
    });
    expect(during.windows.get('read')?.events).toHaveLength(1);
    expect(during.windows.has('unheard of before')).toBe(false);
    expect(Math.abs(during.now - Date.now())).toBeLessThan(60_000);
    expect(await store.read(['unheard of before'])).toEqual({ now: 0, windows: new Map() });
  });

  /** Windows with the times of events as 0, but for those that tests have made up. */
  const withoutTimes = (windows: ReadonlyMap<string, RateWindow>) =>
    new Map(
      [...windows].map(([key, { events, ...rest }]) => [
        key,
        { ...rest, events: events.map((event) => ({ ...event, at: event.at < 1_000 ? event.at : 0 })) },
      ]),
    );

  it('does what its double in unit tests does', async () => {
    const stepsOf = (which: Pick<RateWindowStore, 'countAll' | 'lockAll' | 'write' | 'read'>) =>
      fixture().unitOfWork.run(async () => {
        const lead = { key: 'of a double 0' };
        const [one, two] = ['of a double 1', 'of a double 2'];
        const first = await which.countAll(new Map([[one, 'ada']]), lead);
        await which.write(new Map([[two, { events: [{ at: 5 }], pausedUntil: 7, pauses: 1 }]]));
        const second = await which.countAll(new Map([[two, 'bob']]), lead);
        const third = await which.lockAll([one], { key: lead.key });
        const { windows } = await which.read([one, two, 'of a double 3']);
        return [first, second, third, { windows }].map((each) => withoutTimes(each.windows));
      });
    expect(await stepsOf(store)).toEqual(await stepsOf(new InMemoryRateWindows()));
  });

  it('writes nothing when the unit of work is rolled back', async () => {
    await count(['taken back']);
    const undone = fixture().unitOfWork.run(async () => {
      await store.write(new Map([['taken back', emptyRateWindow]]));
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect((await read('taken back')).events).toHaveLength(1);
  });

  it('holds 2000 events', async () => {
    const events = Array.from({ length: 2_000 }, (_, n) => ({ at: 1_763_700_000_000 + n, what: 'abcdefghij' }));
    await write('full', { ...emptyRateWindow, events });
    expect((await read('full')).events).toEqual(events);
  });

  it('purges windows untouched for two days, unless a pause still runs', async () => {
    await write('idle', emptyRateWindow);
    const { now } = await lock('idle');
    await write('paused', { ...emptyRateWindow, pausedUntil: now + 3 * DAY_MS });
    fixture().pass(2 * DAY_MS - HOUR_MS);
    await write('busy', emptyRateWindow);
    while ((await store.purge(100)) > 0);
    expect(await exists('idle')).toBe(true);
    fixture().pass(2 * HOUR_MS);
    expect(await store.purge(1)).toBe(1);
    while ((await store.purge(100)) > 0);
    expect(await exists('idle')).toBe(false);
    expect(await read('paused')).toBeDefined();
    expect(await read('busy')).toBeDefined();
  });
});
