/** Clock of the process, for signature windows, schedules and logs. What expires is decided by the database's clock. */
export abstract class Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  abstract now(): number;
  /** Whole milliseconds since an arbitrary moment, for durations: unaffected by changes of the machine's time. */
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
