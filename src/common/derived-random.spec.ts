import { DerivedRandom } from './derived-random';

describe('DerivedRandom', () => {
  it('returns the same for the same seed and the same calls, and other values for another seed', () => {
    const drawn = (seed: string) => {
      const random = new DerivedRandom(seed);
      return [random.token(16), random.integer(1_000_000), random.digits(6), random.text(5, 'abc'), random.token(100)];
    };
    expect(drawn('one')).toEqual(drawn('one'));
    expect(new Set([...drawn('one'), ...drawn('two')]).size).toBe(10);
  });

  it('draws whole numbers below the bound, each about as often', () => {
    const random = new DerivedRandom('a seed');
    const counts = Array.from({ length: 7 }, () => 0);
    for (let n = 0; n < 7_000; n++) {
      const drawn = random.integer(7);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    expect(counts).toHaveLength(7);
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1_150);
  });
});
