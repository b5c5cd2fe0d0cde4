import { Clock } from '../../src/kernel';

/** Stands still until it is moved. */
export class FixedClock extends Clock {
  constructor(private milliseconds = Date.UTC(2026, 0, 2, 3, 4, 5)) {
    super();
  }

  now(): number {
    return this.milliseconds;
  }

  advance(milliseconds: number): void {
    this.milliseconds += milliseconds;
  }
}
