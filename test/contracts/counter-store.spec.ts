import { CounterStore, emptyCounter } from '../../src/auth/accounts/counter.sql-store';
import { describeEachDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { useStoreFixture } from '../support/store-fixture';

const MINUTE_MS = 60_000;

describeEachDatabase('CounterStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: CounterStore;

  beforeAll(() => {
    store = new CounterStore(fixture().database);
  });

  const increment = (key: string, lifetimeMs = MINUTE_MS) =>
    fixture().unitOfWork.run(async () => {
      const { now, counter } = await store.lock(key);
      await store.write(key, { count: counter.count + 1, blockedUntil: now + 7, expiresAt: now + lifetimeMs });
    });
  const read = async (key: string) => (await store.read(key)).counter;

  it('returns no count for an unknown key', async () => {
    const { now, counter } = await store.read('unheard of');
    expect(counter).toEqual(emptyCounter);
    expect(Math.abs(now - Date.now())).toBeLessThan(60_000);
  });

  it('returns what was written', async () => {
    await increment('kept');
    const { now, counter } = await store.read('kept');
    expect(counter.count).toBe(1);
    expect(counter.expiresAt - counter.blockedUntil).toBe(MINUTE_MS - 7);
    expect(counter.expiresAt).toBeGreaterThan(now);
  });

  it('loses none of 50 parallel increments', async () => {
    await inParallel(50, () => increment('raced'));
    expect(await read('raced')).toMatchObject({ count: 50 });
  });

  it('treats an expired counter as absent, locked or not, and counts from 1', async () => {
    await increment('expiring');
    fixture().pass(MINUTE_MS);
    expect(await read('expiring')).toEqual(emptyCounter);
    await increment('expiring');
    expect(await read('expiring')).toMatchObject({ count: 1 });
  });

  it('replaces several counters, those that there are and others, and no more', async () => {
    await increment('cleared');
    await increment('left');
    const expiresAt = (await store.read('new')).now + MINUTE_MS;
    await store.writeAll(
      new Map([
        ['cleared', emptyCounter],
        ['new', { ...emptyCounter, count: 3, expiresAt }],
      ]),
    );
    expect(await read('cleared')).toEqual(emptyCounter);
    expect(await read('new')).toMatchObject({ count: 3 });
    expect(await read('left')).toMatchObject({ count: 1 });
  });

  it('loses none of 50 parallel increments of two counters, whatever their order', async () => {
    await inParallel(50, (n) =>
      fixture().unitOfWork.run(async () => {
        const keys = n % 2 === 0 ? ['one', 'other'] : ['other', 'one'];
        const { now, of } = await store.lockAll(keys);
        const more = (key: string) => ({ count: of(key).count + 1, blockedUntil: 0, expiresAt: now + MINUTE_MS });
        await store.writeAll(new Map(keys.map((key) => [key, more(key)])));
      }),
    );
    expect([(await read('one')).count, (await read('other')).count]).toEqual([50, 50]);
  });

  it('purges expired counters in batches', async () => {
    while ((await store.purge(100)) > 0);
    await increment('short');
    await increment('shorter');
    await increment('long', 10 * MINUTE_MS);
    fixture().pass(2 * MINUTE_MS);
    expect(await store.purge(1)).toBe(1);
    while ((await store.purge(100)) > 0);
    const rows = await fixture().database.query('SELECT id FROM auth_counters');
    expect(rows).toEqual([{ id: 'long' }]);
  });
});
