import { DAY_MS } from '../common';

/** Numbers of wrong attempts at challenges of accounts and registrations, and at decoys. */
export interface WrongAttempts {
  readonly real: number;
  /** Part of `real` after which no right code was entered: people who mistype a code mostly enter it right afterwards. */
  readonly neverRight: number;
  readonly decoy: number;
}

/** Sum of the wrong attempts at challenges of one kind that end within the same minute. */
export interface WrongAttemptsOfMinute {
  /** Beginning of the minute, ms since 1970. */
  readonly minute: number;
  readonly decoy: number;
  readonly state: string;
  /** MySQL returns sums as text. */
  readonly attempts: number | string;
}

export const MINUTE_MS = 60_000;

/** Time after the end of a challenge by which every transaction that has counted an attempt at it is over. */
const SETTLED_AFTER_MS = MINUTE_MS;

/**
 * Tally of the wrong attempts of a day, by the minute in which their challenges end. A challenge that has ended takes no more
 * attempts, so its minute is read once; a reading is as large as what ended since the one before, not as a day.
 */
export class WrongAttemptTally {
  private readonly minutes = new Map<number, readonly WrongAttemptsOfMinute[]>();
  private unsettled = 0;

  /** Beginning of the first minute that the next reading has to contain, ms since 1970. */
  get since(): number {
    return this.unsettled;
  }

  /** Takes a reading of all minutes from `since` on, made at `now` (ms since 1970), and returns the sums of the day. */
  update(since: number, now: number, read: readonly WrongAttemptsOfMinute[]): WrongAttempts {
    for (const minute of this.minutes.keys())
      if (minute >= since || minute + MINUTE_MS <= now - DAY_MS) this.minutes.delete(minute);
    for (const row of read) this.minutes.set(row.minute, [...(this.minutes.get(row.minute) ?? []), row]);
    const settled = now - SETTLED_AFTER_MS;
    this.unsettled = settled - (settled % MINUTE_MS);
    return sumsOf([...this.minutes.values()].flat());
  }
}

function sumsOf(rows: readonly WrongAttemptsOfMinute[]): WrongAttempts {
  const sum = (of: typeof rows): number => of.reduce((total, { attempts }) => total + Number(attempts), 0);
  const real = rows.filter(({ decoy }) => decoy === 0);
  return {
    real: sum(real),
    neverRight: sum(real.filter(({ state }) => state === 'pending')),
    decoy: sum(rows.filter(({ decoy }) => decoy === 1)),
  };
}
