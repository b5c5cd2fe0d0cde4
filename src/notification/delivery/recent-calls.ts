const ERRORS_IN_A_ROW = 5;
const WINDOW_MS = 60_000;
const WINDOW_CALLS = 20;
const WINDOW_SHARE = 0.5;

/** Calls that ended within one second. */
interface Slice {
  readonly second: number;
  calls: number;
  /** The messages that met an error. */
  readonly errors: Set<string>;
}

/**
 * How the latest calls of a provider went: broken are five errors in a row, or every other of 20 or more calls within a
 * minute. A message counts as one error, however often it is tried: what is wrong may be wrong with it.
 */
export class RecentCalls {
  private toOptions: Slice[] = [];
  private readonly row = new Set<string>();

  /** The messages whose calls failed. */
  get failed(): readonly string[] {
    return [...this.row, ...this.toOptions.flatMap(({ errors }) => [...errors])];
  }

  get isBroken(): boolean {
    const calls = this.toOptions.reduce((sum, slice) => sum + slice.calls, 0);
    const errors = this.toOptions.reduce((sum, slice) => sum + slice.errors.size, 0);
    return this.row.size >= ERRORS_IN_A_ROW || (calls >= WINDOW_CALLS && errors >= calls * WINDOW_SHARE);
  }

  worked(now: number): void {
    this.row.clear();
    this.latest(now).calls++;
  }

  broke(message: string, now: number): void {
    this.row.add(message);
    const latest = this.latest(now);
    if (this.toOptions.some(({ errors }) => errors.has(message))) return;
    latest.calls++;
    latest.errors.add(message);
  }

  forget(): void {
    this.toOptions = [];
    this.row.clear();
  }

  private latest(now: number): Slice {
    const second = Math.floor(now / 1_000);
    this.toOptions = this.toOptions.filter((slice) => slice.second > second - WINDOW_MS / 1_000);
    const last = this.toOptions.at(-1);
    if (last?.second === second) return last;
    const slice = { second, calls: 0, errors: new Set<string>() };
    this.toOptions.push(slice);
    return slice;
  }
}
