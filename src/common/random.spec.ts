import { CountedRandom } from '../../test/doubles/counted-random';
import { FixedClock } from '../../test/doubles/fixed-clock';
import { CryptoRandom, sortableId } from './random';

const DRAWS = 20_000;

/** Above this, 9 degrees of freedom are met by chance once in more than 10^12 runs. */
const CHI_SQUARE_LIMIT = 80;

describe('the random of this machine', () => {
  const random = new CryptoRandom();
  const codes = Array.from({ length: DRAWS }, () => random.digits(6));

  it('draws codes of exactly so many digits, leading zeros kept', () => {
    expect(codes.every((code) => /^[0-9]{6}$/.test(code))).toBe(true);
    expect(codes.some((code) => code.startsWith('0'))).toBe(true);
    expect(random.digits(10)).toMatch(/^[0-9]{10}$/);
  });

  it.each([0, 1, 2, 3, 4, 5])('favours no digit at place %i', (place) => {
    const counts = new Array<number>(10).fill(0);
    for (const code of codes) counts[Number(code[place])] = (counts[Number(code[place])] ?? 0) + 1;
    const expected = DRAWS / 10;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    expect(chiSquare).toBeLessThan(CHI_SQUARE_LIMIT);
  });

  it('draws whole numbers from zero up to, and not including, a limit', () => {
    const drawn = new Set(Array.from({ length: 1_000 }, () => random.integer(3)));
    expect([...drawn].sort()).toEqual([0, 1, 2]);
    expect(random.integer(1)).toBe(0);
  });

  it('draws tokens of so many bytes that fit a URL, never the same twice', () => {
    const tokens = Array.from({ length: 1_000 }, () => random.token(32));
    expect(tokens.every((token) => /^[A-Za-z0-9_-]{43}$/.test(token))).toBe(true);
    expect(new Set(tokens).size).toBe(1_000);
    expect(random.token(10_000)).toMatch(/^[A-Za-z0-9_-]{13334}$/);
  });
});

describe('a sortable id', () => {
  it('sorts by the time it was made, from the first millisecond to the last that a date can say', () => {
    const random = new CountedRandom();
    const times = [
      0,
      1,
      35,
      36,
      Date.UTC(2001, 8, 9),
      Date.UTC(2026, 0, 1),
      Date.UTC(2026, 0, 1) + 1,
      4_102_444_800_000,
    ];
    const ids = times.map((time) => sortableId(new FixedClock(time), random));
    expect([...ids].sort()).toEqual(ids);
  });

  it('has 25 characters, and is another one each time', () => {
    const clock = new FixedClock();
    const random = new CountedRandom();
    const ids = Array.from({ length: 100 }, () => sortableId(clock, random));
    expect(new Set(ids).size).toBe(100);
    expect(new Set(ids.map(({ length }) => length))).toEqual(new Set([25]));
  });
});
