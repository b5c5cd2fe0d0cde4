/** Milliseconds of a day. */
export const DAY_MS = 86_400_000;

/**
 * Clock of the process, for signature windows, schedules and logs. Expiry in the database is decided by the database's
 * clock instead.
 */
export abstract class Clock {
  /** Current time in milliseconds since 1970-01-01T00:00:00Z. */
  abstract now(): number;
  /** Whole milliseconds since an arbitrary moment, for durations: unaffected by changes of the system time. */
  abstract monotonic(): number;
}

/** Clock of the operating system. */
export class SystemClock extends Clock {
  now(): number {
    return Date.now();
  }

  monotonic(): number {
    return Math.trunc(performance.now());
  }
}
