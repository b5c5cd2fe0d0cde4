import { Random } from '../../kernel';
import { retryDelay } from './retry-delay';

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

  it('does not grow beyond a quarter of a minute, so that a code is still good when it arrives', () => {
    expect(retryDelay(30, longest)).toBe(15_000);
  });
});
