import { DAY_MS } from '../../common';
import {
  append,
  emptyRateWindow,
  HOUR_MS,
  isNearly,
  MAX_EVENTS,
  type RateWindow,
  toSeconds,
  waitForRoom,
  within,
} from './rate-window';

const at = (...times: number[]): RateWindow => ({ ...emptyRateWindow, events: times.map((time) => ({ at: time })) });

describe('a ledger', () => {
  it('looks back over a window that ends now, without its oldest instant', () => {
    const rateWindow = at(0, 1, HOUR_MS);
    expect(within(rateWindow, HOUR_MS, HOUR_MS).map((event) => event.at)).toEqual([1, HOUR_MS]);
  });

  it('forgets what has left the window when it is written to', () => {
    expect(append(at(0, 5), { at: DAY_MS + 5 }, DAY_MS).events).toEqual([{ at: DAY_MS + 5 }]);
    expect(append(at(0, 6), { at: DAY_MS + 5, what: 'x' }, DAY_MS).events).toEqual([
      { at: 6 },
      { at: DAY_MS + 5, what: 'x' },
    ]);
  });

  it('keeps its pause when it is written to', () => {
    const paused = { ...at(1), pausedUntil: 7, pauses: 2 };
    expect(append(paused, { at: 2 }, DAY_MS)).toEqual({ ...at(1, 2), pausedUntil: 7, pauses: 2 });
  });

  it('stays small, whatever the limits are', () => {
    let rateWindow = emptyRateWindow;
    for (let time = 0; time < 2_500; time++) rateWindow = append(rateWindow, { at: time }, DAY_MS);
    expect(rateWindow.events).toHaveLength(MAX_EVENTS);
    expect(rateWindow.events.at(-1)).toEqual({ at: 2_499 });
  });

  it('is replaced once the database holds so many events that it does not need', () => {
    const before = (count: number) => ({ ...at(...Array.from({ length: count }, (_, n) => n)) });
    const next = { ...emptyRateWindow, events: [{ at: 99, what: 'a' }] };
    expect([0, 15, 16, 17].map((count) => isNearly(before(count), 'a', next))).toEqual([true, true, false, false]);
    expect(isNearly(before(0), 'b', next)).toBe(false);
  });
});

describe('the wait for room', () => {
  it.each([
    ['nothing was counted', at(), 0],
    ['less than the limit was counted', at(100), 0],
    ['the limit was counted: until the oldest event leaves', at(100, 200), HOUR_MS - 200],
    ['more than the limit was counted: until enough of them leave', at(50, 100, 200), HOUR_MS - 200],
    ['the oldest event has just left', at(300 - HOUR_MS, 200), 0],
  ])('when %s', (_when, rateWindow, wait) => {
    expect(waitForRoom(rateWindow, 300, HOUR_MS, 2)).toBe(wait);
  });

  it('is true: after it, and no earlier, there is room', () => {
    const rateWindow = at(100, 200);
    const wait = waitForRoom(rateWindow, 300, HOUR_MS, 2);
    expect(waitForRoom(rateWindow, 300 + wait - 1, HOUR_MS, 2)).toBe(1);
    expect(waitForRoom(rateWindow, 300 + wait, HOUR_MS, 2)).toBe(0);
  });

  it('is told in whole seconds, rounded up', () => {
    expect([0, 1, 1_000, 1_001].map(toSeconds)).toEqual([0, 1, 1, 2]);
  });
});
