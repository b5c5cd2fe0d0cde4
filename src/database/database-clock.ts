/**
 * Offset that is added to the database's time in every statement, 0 in production; tests advance it to see a code
 * expire without waiting.
 */
export class DatabaseClock {
  private offsetMs = 0;

  get offset(): number {
    return this.offsetMs;
  }

  advance(milliseconds: number): void {
    this.offsetMs += Math.trunc(milliseconds);
  }
}
