import { SeededRandom } from '../../test/doubles/seeded-random';
import { delayAfter, TRIES } from './retry-schedule';

const DAY_MS = 24 * 60 * 60 * 1_000;

describe('delayAfter', () => {
  const random = new SeededRandom(7);

  it('allows eight tries within 24 hours, at growing intervals', () => {
    expect(TRIES).toBe(8);
    for (let round = 0; round < 100; round++) {
      const delays = Array.from({ length: TRIES - 1 }, (_, index) => delayAfter(index + 1, random) ?? NaN);
      expect([...delays].sort((a, b) => a - b)).toEqual(delays);
      const total = delays.reduce((sum, delay) => sum + delay, 0);
      expect(total).toBeGreaterThan(0.75 * DAY_MS);
      expect(total).toBeLessThanOrEqual(1.1 * DAY_MS);
    }
    expect(delayAfter(TRIES, random)).toBeUndefined();
  });

  it('differs from one event to the next', () => {
    expect(new Set(Array.from({ length: 20 }, () => delayAfter(4, random))).size).toBeGreaterThan(10);
  });
});
