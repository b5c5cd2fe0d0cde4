import { FixedClock } from '../../../test/doubles/fixed-clock';
import { HitWindows } from './hit-windows';

const MINUTE = 60_000;

describe('HitWindows', () => {
  let clock: FixedClock;
  let windows: HitWindows;

  beforeEach(() => {
    clock = new FixedClock();
    windows = new HitWindows(clock, 1_000);
  });

  it('blocks a key beyond the limit until its window ends', () => {
    for (let hit = 1; hit <= 3; hit += 1) {
      expect(windows.hit('a', MINUTE).hits).toBe(hit);
      expect(windows.blockedFor('a', 3)).toBe(0);
    }
    clock.advance(20_500);
    expect(windows.hit('a', MINUTE).hits).toBe(4);
    expect(windows.blockedFor('a', 3)).toBe(40);
    clock.advance(MINUTE - 20_500);
    expect(windows.hit('a', MINUTE).hits).toBe(1);
    expect(windows.blockedFor('a', 3)).toBe(0);
  });

  it('tells without counting for how long a key is blocked', () => {
    expect(windows.blockedFor('a', 0)).toBe(0);
    windows.hit('a', MINUTE);
    windows.hit('a', MINUTE);
    expect([windows.blockedFor('a', 2), windows.blockedFor('a', 1)]).toEqual([0, 60]);
    clock.advance(MINUTE);
    expect(windows.blockedFor('a', 1)).toBe(0);
    clock.advance(MINUTE);
    expect(windows.blockedFor('a', 1)).toBe(0);
  });

  it('counts keys apart', () => {
    windows.hit('a', MINUTE);
    expect(windows.hit('b', MINUTE).hits).toBe(1);
  });

  it('drops the oldest key beyond its capacity', () => {
    for (let key = 0; key < 100_000; key += 1) windows.hit(`k${key}`, MINUTE);
    expect(windows.size).toBe(1_000);
    expect(windows.hit('k99999', MINUTE).hits).toBe(2);
    expect(windows.hit('k0', MINUTE).hits).toBe(1);
  });

  it('drops windows that have ended, two at each hit', () => {
    for (let key = 0; key < 500; key += 1) windows.hit(`k${key}`, MINUTE);
    clock.advance(MINUTE);
    windows.hit('a', MINUTE);
    expect(windows.size).toBe(499);
    for (let hit = 0; hit < 250; hit += 1) windows.hit('a', MINUTE);
    expect(windows.size).toBe(1);
  });
});
