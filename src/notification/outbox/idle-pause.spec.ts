import { idlePause } from './idle-pause';

describe('idlePause', () => {
  it('grows from an eighth of the longest pause to all of it', () => {
    expect([1, 2, 3, 4, 5, 5_000].map((looks) => idlePause(looks, 200))).toEqual([25, 50, 100, 200, 200, 200]);
  });

  it('is never none', () => {
    expect(idlePause(1, 1)).toBe(1);
  });
});
