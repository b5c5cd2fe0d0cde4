import { RateWindowStore } from '../../src/otp/limits/rate-window.sql-store';
import { append, DAY_MS, emptyRateWindow, type RateWindow } from '../../src/otp/limits/rate-window';
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
