import { Random } from '../../common';
import { deferralDelay, retryDelay } from './retry-delay';

class ExtremeRandom extends Random {
  constructor(private readonly pick: (below: number) => number) {
    super();
  }

  integer(below: number): number {
    return this.pick(below);
  }

  digits(): string {
    return '';
  }

  token(): string {
    return '';
  }
}

describe('retryDelay', () => {
  const shortest = new ExtremeRandom(() => 0);
  const longest = new ExtremeRandom((below) => below - 1);

  it('doubles with every try, half of it random', () => {
    expect([1, 2, 3, 4].map((attempts) => retryDelay(attempts, shortest))).toEqual([500, 1_000, 2_000, 4_000]);
    expect([1, 2, 3, 4].map((attempts) => retryDelay(attempts, longest))).toEqual([1_000, 2_000, 4_000, 8_000]);
  });

  it('does not grow beyond a quarter of a minute while a code is good', () => {
    expect([5, 10, 25].map((attempts) => retryDelay(attempts, longest))).toEqual([15_000, 15_000, 15_000]);
    const tries = Array.from({ length: 25 }, (_, made) => retryDelay(made + 1, longest));
    expect(tries.reduce((sum, ms) => sum + ms)).toBeGreaterThan(300_000);
  });

  it('is half a minute longer, and grows, for a message that was put off for its own sake', () => {
    expect([1, 2, 3].map((attempts) => deferralDelay(attempts, shortest))).toEqual([30_500, 31_000, 32_000]);
    expect([1, 5, 100].map((attempts) => deferralDelay(attempts, longest))).toEqual([31_000, 45_000, 630_000]);
  });

  it('grows to ten minutes for what is worth sending longer', () => {
    expect([26, 27, 100, 5_000].map((attempts) => retryDelay(attempts, longest))).toEqual([
      ...[30_000, 60_000, 600_000, 600_000],
    ]);
  });
});
