/**
 * Shifts what this process takes for the database's time, so that a test can see a code expire without waiting.
 * Nothing outside the tests moves it.
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
