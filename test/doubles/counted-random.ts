import { Random } from '../../src/common';

/** Counts instead of drawing: predictable, and never the same twice. */
export class CountedRandom extends Random {
  private count = 0;

  integer(below: number): number {
    return this.count++ % below;
  }

  digits(length: number): string {
    return String(this.count++).padStart(length, '0').slice(-length);
  }

  token(bytes: number): string {
    return `t${String(this.count++)}`.padEnd(Math.ceil((bytes * 4) / 3), '-');
  }
}
