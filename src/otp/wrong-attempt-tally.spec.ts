import { DAY_MS } from '../common';
import { MINUTE_MS, WrongAttemptTally, type WrongAttemptsOfMinute } from './wrong-attempt-tally';

const T0 = 1_764_201_600_000;
const at = (minutes: number): number => T0 + minutes * MINUTE_MS;
const wrong = (minutes: number, attempts: number | string, rest: Partial<WrongAttemptsOfMinute> = {}) => ({
  ...{ minute: at(minutes), decoy: 0, state: 'spent', attempts },
  ...rest,
});

describe('WrongAttemptTally', () => {
  it('sums by kind, whatever type the database gives a sum', () => {
    const read = [wrong(0, '3'), wrong(0, 2, { state: 'pending' }), wrong(1, 7, { decoy: 1, state: 'pending' })];
    expect(new WrongAttemptTally().update(0, at(5), read)).toEqual({ real: 5, neverRight: 2, decoy: 7 });
  });

  it('reads again what may still change, and nothing that has ended before', () => {
    const tally = new WrongAttemptTally();
    expect(tally.since).toBe(0);
    tally.update(0, at(5) + 20_000, [wrong(3, 1), wrong(4, 1, { state: 'pending' }), wrong(9, 1)]);
    expect(tally.since).toBe(at(4));
    expect(tally.update(tally.since, at(6), [wrong(4, 1), wrong(9, 4)])).toEqual({ real: 6, neverRight: 0, decoy: 0 });
  });

  it('takes a minute for empty that a later reading does not have', () => {
    const tally = new WrongAttemptTally();
    tally.update(0, at(5), [wrong(9, 1)]);
    expect(tally.update(tally.since, at(6), [])).toMatchObject({ real: 0 });
  });

  it('keeps the sums of minutes that it does not read any more, until a day has passed', () => {
    const tally = new WrongAttemptTally();
    tally.update(0, at(5), [wrong(3, 8)]);
    expect(tally.update(tally.since, at(3) + DAY_MS, [])).toMatchObject({ real: 8 });
    expect(tally.update(tally.since, at(4) + DAY_MS, [])).toMatchObject({ real: 0 });
  });
});
