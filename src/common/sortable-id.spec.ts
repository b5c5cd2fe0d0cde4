import { CountedRandom } from '../../test/doubles/counted-random';
import { FixedClock } from '../../test/doubles/fixed-clock';
import { sortableId } from './sortable-id';

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
