import { FixedClock } from '../../../test/doubles/fixed-clock';
import { BoundedThrottlerStorage } from './bounded-throttler.storage';

const MINUTE = 60_000;

describe('BoundedThrottlerStorage', () => {
  let clock: FixedClock;
  let storage: BoundedThrottlerStorage;

  beforeEach(() => {
    clock = new FixedClock();
    storage = new BoundedThrottlerStorage(clock, 1_000);
  });

  it('allows hits up to the limit and blocks the next until the window ends', async () => {
    for (let hit = 1; hit <= 3; hit += 1) {
      expect(await storage.increment('a', MINUTE, 3)).toMatchObject({ totalHits: hit, isBlocked: false });
    }
    clock.advance(20_500);
    expect(await storage.increment('a', MINUTE, 3)).toEqual({
      totalHits: 4,
      isBlocked: true,
      timeToExpire: 40,
      timeToBlockExpire: 40,
    });
    clock.advance(MINUTE - 20_500);
    expect(await storage.increment('a', MINUTE, 3)).toMatchObject({ totalHits: 1, isBlocked: false, timeToExpire: 60 });
  });

  it('tells without counting for how long a key is blocked', () => {
    expect(storage.blockedFor('a', 0)).toBe(0);
    storage.hit('a', MINUTE);
    storage.hit('a', MINUTE);
    expect([storage.blockedFor('a', 2), storage.blockedFor('a', 1)]).toEqual([0, 60]);
    clock.advance(MINUTE);
    expect(storage.blockedFor('a', 1)).toBe(0);
    clock.advance(MINUTE);
    expect(storage.blockedFor('a', 1)).toBe(0);
  });

  it('counts keys apart', async () => {
    await storage.increment('a', MINUTE, 1);
    expect(await storage.increment('b', MINUTE, 1)).toMatchObject({ totalHits: 1 });
  });

  it('drops the oldest key beyond its capacity', async () => {
    for (let key = 0; key < 100_000; key += 1) await storage.increment(`k${key}`, MINUTE, 1);
    expect(storage.size).toBe(1_000);
    expect(await storage.increment('k99999', MINUTE, 1)).toMatchObject({ totalHits: 2 });
    expect(await storage.increment('k0', MINUTE, 1)).toMatchObject({ totalHits: 1 });
  });

  it('drops windows that have ended, two at each hit', async () => {
    for (let key = 0; key < 500; key += 1) await storage.increment(`k${key}`, MINUTE, 1);
    clock.advance(MINUTE);
    storage.hit('a', MINUTE);
    expect(storage.size).toBe(499);
    for (let hit = 0; hit < 250; hit += 1) await storage.increment('a', MINUTE, 1_000);
    expect(storage.size).toBe(1);
  });
});
