import { DAY_MS } from '../../common';
import { recordWrongAttempt, isPaused, isUnsuspected } from './attempt-limiter';
import { emptyRateWindow, type RateWindow } from './rate-window';

const LIMITS = { wrongPerHour: 10, wrongPerDay: 30, pauseSeconds: 900, pauseMaxSeconds: 3_600 };
const MINUTE_MS = 60_000;

const wrongAt = (rateWindow: RateWindow, times: readonly number[], network = 'there'): RateWindow =>
  times.reduce((counted, time) => recordWrongAttempt(counted, network, time, LIMITS), rateWindow);

const tenAt = (time: number): number[] => new Array<number>(10).fill(time);

describe('the guess budget', () => {
  it('lets nine wrong guesses an hour pass without a pause', () => {
    const nine = wrongAt(emptyRateWindow, tenAt(1_000).slice(1));
    expect(isPaused(nine, 1_000)).toBe(false);
    expect(nine.pausedUntil).toBe(0);
  });

  it('pauses for a quarter of an hour at the tenth', () => {
    const spent = wrongAt(emptyRateWindow, tenAt(1_000));
    expect(spent.pausedUntil).toBe(1_000 + 15 * MINUTE_MS);
    expect(isPaused(spent, spent.pausedUntil - 1)).toBe(true);
    expect(isPaused(spent, spent.pausedUntil)).toBe(false);
  });

  it('gives one guess a pause while the hour is spent, and doubles the pause each time', () => {
    const spent = wrongAt(emptyRateWindow, tenAt(0));
    const again = wrongAt(spent, [spent.pausedUntil]);
    expect(again.pausedUntil - spent.pausedUntil).toBe(30 * MINUTE_MS);
    expect(wrongAt(again, [again.pausedUntil]).pausedUntil - again.pausedUntil).toBe(60 * MINUTE_MS);
  });

  it('pauses at the thirtieth of a day, however they are spread', () => {
    const spread = Array.from({ length: 30 }, (_, n) => n * 20 * MINUTE_MS);
    expect(wrongAt(emptyRateWindow, spread.slice(1)).pausedUntil).toBe(0);
    expect(isPaused(wrongAt(emptyRateWindow, spread), spread.at(-1) ?? 0)).toBe(true);
  });

  it('doubles each further pause, up to a day', () => {
    let rateWindow = wrongAt(emptyRateWindow, tenAt(0));
    const pauses = [rateWindow.pausedUntil / 1000];
    for (let round = 0; round < 8; round++) {
      const now = rateWindow.pausedUntil;
      rateWindow = wrongAt({ ...rateWindow, events: tenAt(now - 1).map((at) => ({ at })) }, [now]);
      pauses.push((rateWindow.pausedUntil - now) / 1000);
    }
    expect(pauses).toEqual([900, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600, 3_600]);
  });

  it('starts from the first pause again once a day has passed since the last one', () => {
    const once = wrongAt(emptyRateWindow, tenAt(0));
    const later = wrongAt(once, tenAt(2 * DAY_MS));
    expect(later.pausedUntil).toBe(2 * DAY_MS + 15 * MINUTE_MS);
  });

  it('keeps a pause as it is for a wrong guess that it did not stop', () => {
    const paused = wrongAt(emptyRateWindow, tenAt(0));
    const counted = wrongAt(paused, [MINUTE_MS], 'here');
    expect(counted).toEqual({ ...paused, events: [...paused.events, { at: MINUTE_MS, what: 'here' }] });
  });

  it('suspects a network from its third wrong guess of a day on, and no other', () => {
    const isSuspected = (rateWindow: RateWindow, now: number, network = 'there') =>
      !isUnsuspected(rateWindow, network, now, { ownWrongPerDay: 3 });
    const three = wrongAt(emptyRateWindow, [1, 2, 3]);
    expect(isSuspected(wrongAt(emptyRateWindow, [1, 2]), 3)).toBe(false);
    expect([isSuspected(three, 3), isSuspected(three, DAY_MS), isSuspected(three, DAY_MS + 1)]).toEqual([
      ...[true, true, false],
    ]);
    expect(isSuspected(three, 3, 'here')).toBe(false);
  });
});
