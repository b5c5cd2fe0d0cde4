/** The process clock. It serves signature windows, schedules and logs; what expires is judged by the database's clock. */
export abstract class Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  abstract now(): number;
  /** Whole milliseconds since some moment, for durations and waits: it goes on evenly, whatever the machine's time is set to. */
  abstract monotonic(): number;
}
