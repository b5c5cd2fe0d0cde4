/** What a call told about its provider; one that was too busy did not say, and one that was not made does not know. */
export type Verdict = 'good' | 'bad' | 'busy' | 'none';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** A call that was let through. */
export interface Passage {
  /** The one call that finds out whether an open breaker may close. */
  readonly isProbe: boolean;
}

const ERRORS_IN_A_ROW = 5;
const WINDOW_MS = 60_000;
const WINDOW_CALLS = 20;
const WINDOW_SHARE = 0.5;
const OPEN_MS = 30_000;

/** How long to look away while somebody else's probe is under way. */
const PROBE_MS = 1_000;

/** Calls that ended within one second. */
interface Slice {
  readonly second: number;
  calls: number;
  errors: number;
}

/**
 * Keeps calls from a provider that does not work: five errors in a row, or every other of 20 or more calls within a
 * minute, open it for 30 seconds; then one probe decides. A busy provider is left alone for as long as it asks, which
 * is no error. Times are milliseconds of one clock, given by the caller. One process, one breaker for each provider.
 */
export class Breaker {
  private slices: Slice[] = [];
  private inARow = 0;
  /** When a probe may be made; undefined while closed. */
  private probeAt: number | undefined;
  private isProbing = false;
  private restsUntil = 0;

  state(now: number): BreakerState {
    if (this.probeAt === undefined) return 'closed';
    return now >= this.probeAt ? 'half-open' : 'open';
  }

  /** Milliseconds until a call may be made; 0 for now. */
  waitMs(now: number): number {
    const untilProbe = Math.max(0, (this.probeAt ?? now) - now);
    const untilProbed = this.isProbing ? PROBE_MS : 0;
    return Math.max(untilProbe, untilProbed, this.restsUntil - now, 0);
  }

  /** Lets a call through that `waitMs` admits. Each needs an `end`. */
  begin(): Passage {
    const isProbe = this.probeAt !== undefined;
    if (isProbe) this.isProbing = true;
    return { isProbe };
  }

  /** Calls that began before it opened tell nothing about how things are now. */
  end({ isProbe }: Passage, verdict: Verdict, now: number, restMs = 0): void {
    if (verdict === 'busy') this.restsUntil = Math.max(this.restsUntil, now + restMs);
    if (isProbe) this.probed(verdict, now);
    else if (this.probeAt === undefined && (verdict === 'good' || verdict === 'bad')) this.count(verdict, now);
  }

  private probed(verdict: Verdict, now: number): void {
    this.isProbing = false;
    if (verdict === 'bad') this.probeAt = now + OPEN_MS;
    else if (verdict !== 'none') this.close();
  }

  private count(verdict: 'good' | 'bad', now: number): void {
    const second = Math.floor(now / 1_000);
    this.slices = this.slices.filter((slice) => slice.second > second - WINDOW_MS / 1_000);
    const latest = this.slices.at(-1);
    const slice = latest?.second === second ? latest : { second, calls: 0, errors: 0 };
    if (slice !== latest) this.slices.push(slice);
    slice.calls++;
    if (verdict === 'bad') slice.errors++;
    this.inARow = verdict === 'bad' ? this.inARow + 1 : 0;
    if (this.isBroken()) this.probeAt = now + OPEN_MS;
  }

  private isBroken(): boolean {
    const calls = this.slices.reduce((sum, slice) => sum + slice.calls, 0);
    const errors = this.slices.reduce((sum, slice) => sum + slice.errors, 0);
    return this.inARow >= ERRORS_IN_A_ROW || (calls >= WINDOW_CALLS && errors >= calls * WINDOW_SHARE);
  }

  private close(): void {
    this.probeAt = undefined;
    this.slices = [];
    this.inARow = 0;
  }
}
