import { FixedClock } from '../../../test/doubles/fixed-clock';
import { ShareableThrottlerStorage } from './shareable-throttler.storage';

const MINUTE = 60_000;

describe('ShareableThrottlerStorage', () => {
  let clock: FixedClock;
  let storage: ShareableThrottlerStorage;

  beforeEach(() => {
    clock = new FixedClock();
    storage = new ShareableThrottlerStorage(clock);
  });

  const hit = (key: string, times: number) => {
    for (let n = 0; n < times; n++) storage.hit(key, MINUTE);
  };
  const left = (key: string) => storage.rest(key, 100).left;

  it('gives each hit away once, so many keys at a time', () => {
    hit('a', 2);
    hit('b', 1);
    expect(storage.takeUnshared(1)).toEqual([['a', 2]]);
    hit('a', 1);
    expect(storage.takeUnshared(5)).toEqual([
      ['b', 1],
      ['a', 1],
    ]);
    expect(storage.takeUnshared(5)).toEqual([]);
  });

  it('takes over the sum of all processes, with the hits that came meanwhile', () => {
    hit('a', 2);
    storage.takeUnshared(5);
    hit('a', 3);
    storage.adopt('a', 40, MINUTE);
    expect(left('a')).toBe(57);
  });

  it('never counts less than before', () => {
    hit('a', 10);
    storage.takeUnshared(5);
    storage.adopt('a', 1, MINUTE);
    expect(left('a')).toBe(90);
  });

  it('ends a window with that of another process, if that is earlier', () => {
    hit('a', 1);
    storage.takeUnshared(1);
    storage.adopt('a', 5, 10_000);
    clock.advance(9_999);
    expect(left('a')).toBe(95);
    clock.advance(1);
    expect(left('a')).toBe(100);
    hit('a', 1);
    storage.adopt('a', 5, 2 * MINUTE);
    clock.advance(MINUTE);
    expect(left('a')).toBe(100);
  });

  it('makes no window of a sum alone', () => {
    storage.adopt('a', 99, MINUTE);
    expect(left('a')).toBe(100);
  });

  it('keeps at most 20,000 keys to be shared, and counts the others alone', () => {
    for (let key = 0; key < 20_500; key++) storage.hit(`k${String(key)}`, MINUTE);
    expect(storage.takeUnshared(30_000)).toHaveLength(20_000);
    expect(left('k20400')).toBe(99);
  });

  it('keeps nothing to be shared where there is no other process', () => {
    const alone = new ShareableThrottlerStorage(clock, false);
    alone.hit('a', MINUTE);
    expect(alone.takeUnshared(5)).toEqual([]);
    expect(alone.rest('a', 100).left).toBe(99);
  });
});
