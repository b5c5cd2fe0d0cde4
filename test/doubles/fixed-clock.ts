import { Clock } from '../../src/common';

/** Stands still until it is moved. */
export class FixedClock extends Clock {
  private passed = 0;

  constructor(private milliseconds = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    super();
  }

  now(): number {
    return this.milliseconds;
  }

  monotonic(): number {
    return this.passed;
  }

  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
    this.passed += milliseconds;
  }

  /** Sets the time of day, as an operator or a time server does: no time passes. */
  set(milliseconds: number): void {
    this.milliseconds = milliseconds;
  }
}
