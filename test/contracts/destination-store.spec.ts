import { DAY_MS } from '../../src/common';
import { SLOT_MS } from '../../src/otp/limits/destination';
import { DestinationStore } from '../../src/otp/limits/destination.sql-store';
import { HOUR_MS } from '../../src/otp/limits/rate-window';
import { inParallel } from '../support/concurrency';
import { describeEachDatabase } from '../support/database-harness';
import { useStoreFixture } from '../support/store-fixture';

const MINUTE_MS = 60_000;

describeEachDatabase('DestinationStore', (kind) => {
  const fixture = useStoreFixture(kind);
  let store: DestinationStore;

  beforeAll(() => {
    store = new DestinationStore(fixture().database);
  });

  const sendTo = (...destinations: readonly string[]) => fixture().unitOfWork.run(() => store.countSend(destinations));
  const send = async (destination: string) => {
    const [counts] = await sendTo(destination);
    if (!counts) throw new Error(`nothing was counted for ${destination}`);
    return counts;
  };
  const databaseTime = async () => {
    const [row] = await fixture().database.query<{ now: number }>(`SELECT ${fixture().database.now} AS now`);
    return row?.now ?? 0;
  };
  const slots = async (destination: string) =>
    (await fixture().database.query('SELECT slot FROM otp_destinations WHERE destination = ?', [destination])).length;

  /* Each test begins with a slot, a minute of which is over. */
  beforeEach(async () => {
    fixture().pass(SLOT_MS - ((await databaseTime()) % SLOT_MS) + MINUTE_MS);
  });

  it('counts a send to each destination, and returns no others', async () => {
    await sendTo('counted', 'other');
    const both = await sendTo('+86139', 'counted');
    expect(both.map(({ destination, sends, sendsOfDay }) => ({ destination, sends, sendsOfDay }))).toEqual(
      expect.arrayContaining([
        { destination: '+86139', sends: 1, sendsOfDay: 1 },
        { destination: 'counted', sends: 2, sendsOfDay: 2 },
      ]),
    );
    expect(both).toHaveLength(2);
  });

  it("tells the database's time, the beginning of the oldest counts, and the send before the last one", async () => {
    const first = await send('timed');
    expect(first).toMatchObject({ sentBeforeAt: 0, entered: 0, enteredOfDay: 0 });
    expect(first.beganAt).toBe(first.now - (first.now % SLOT_MS));
    expect(Math.abs(first.now - (await databaseTime()))).toBeLessThan(MINUTE_MS);
    fixture().pass(2 * MINUTE_MS);
    const second = await send('timed');
    expect(second.now - second.sentBeforeAt).toBeGreaterThanOrEqual(2 * MINUTE_MS);
    expect(second.now - second.sentBeforeAt).toBeLessThan(3 * MINUTE_MS);
    fixture().pass(SLOT_MS);
    const third = await send('timed');
    expect(third.beganAt).toBe(first.beganAt);
    expect(third.now - third.sentBeforeAt).toBeGreaterThanOrEqual(SLOT_MS);
    expect(third.now - third.sentBeforeAt).toBeLessThan(SLOT_MS + MINUTE_MS);
    expect(third).toMatchObject({ sends: 3, sendsOfDay: 3 });
  });

  it('counts entered codes by hour and day, and takes them for no sends', async () => {
    await store.countEntered(['entered', 'entered alone']);
    const first = await send('entered');
    expect(first).toMatchObject({ sends: 1, entered: 1, sendsOfDay: 1, enteredOfDay: 1, sentBeforeAt: 0 });
    await store.countEntered(['entered']);
    expect(await send('entered')).toMatchObject({ sends: 2, entered: 2, enteredOfDay: 2 });
    fixture().pass(HOUR_MS + SLOT_MS);
    expect(await send('entered')).toMatchObject({ sends: 1, entered: 0, sendsOfDay: 3, enteredOfDay: 2 });
  });

  it('forgets sends of the hour with their slot, at most a slot late, and those of the day after it', async () => {
    const { beganAt } = await send('aging');
    fixture().pass(HOUR_MS);
    expect(await send('aging')).toMatchObject({ sends: 2, sendsOfDay: 2, beganAt });
    fixture().pass(SLOT_MS);
    expect(await send('aging')).toMatchObject({ sends: 2, sendsOfDay: 3, beganAt: beganAt + HOUR_MS });
    fixture().pass(DAY_MS - HOUR_MS - SLOT_MS);
    expect(await send('aging')).toMatchObject({ sends: 1, sendsOfDay: 3 });
    fixture().pass(DAY_MS + SLOT_MS);
    expect(await send('aging')).toMatchObject({ sends: 1, sendsOfDay: 1, sentBeforeAt: 0 });
  });

  it('loses none of 50 parallel sends, each of which sees those before it', async () => {
    const seen = await inParallel(50, async (n) => {
      const counted = await sendTo(...(n % 2 === 0 ? ['one', 'another'] : ['another', 'one']));
      return counted.map(({ sends }) => sends);
    });
    for (const index of [0, 1])
      expect(seen.map((each) => Number(each[index])).sort((a, b) => a - b)).toEqual(
        Array.from({ length: 50 }, (_, n) => n + 1),
      );
  });

  it.each(['countSend', 'countEntered'] as const)(
    'locks destinations in one order, so that none of 50 parallel callers of %s is turned away and tries again',
    async (method) => {
      const destinations = ['f', 'g', 'h', 'i'];
      await sendTo(...destinations);
      let tries = 0;
      await inParallel(50, (n) =>
        fixture().unitOfWork.run(async () => {
          tries++;
          await store[method](n % 2 === 0 ? destinations : destinations.toReversed());
        }),
      );
      expect(tries).toBe(50);
    },
  );

  it('counts nothing when the unit of work is rolled back', async () => {
    const undone = fixture().unitOfWork.run(async () => {
      await store.countSend(['undone']);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await send('undone')).toMatchObject({ sends: 1 });
  });

  it('finds the destinations with at least so many sends within a day', async () => {
    fixture().pass(2 * DAY_MS);
    for (let n = 0; n < 3; n++) await send('busy');
    for (let n = 0; n < 2; n++) await send('less busy');
    const busiest = async (sends: number) => (await store.busiest(sends)).map(({ destination }) => destination);
    expect(await busiest(3)).toEqual(['busy']);
    expect((await busiest(2)).sort()).toEqual(['busy', 'less busy']);
    expect((await store.busiest(3))[0]).toMatchObject({ sends: 3, sendsOfDay: 3, entered: 0 });
    expect(await busiest(4)).toEqual([]);
  });

  it('purges counts that are older than a day', async () => {
    await send('old');
    fixture().pass(DAY_MS - 2 * MINUTE_MS);
    await send('old');
    await store.purge();
    expect(await slots('old')).toBe(2);
    fixture().pass(2 * MINUTE_MS);
    expect(await store.purge()).toBeGreaterThan(0);
    expect(await store.purge()).toBe(0);
    expect(await slots('old')).toBe(1);
  });
});
