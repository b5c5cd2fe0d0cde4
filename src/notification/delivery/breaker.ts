import { RecentCalls } from './recent-calls';

/** What a call told about its provider; one that was too busy did not say, and one that was not made does not know. */
export type Verdict = 'good' | 'bad' | 'busy' | 'none';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** A call that was let through. */
export interface Passage {
  /** The message that it carries. */
  readonly message: string;
  /** The one call that finds out whether an open breaker may close. */
  readonly isProbe: boolean;
}

const OPEN_MS = 30_000;

/** How long to look away while somebody else's probe is under way. */
const PROBE_MS = 1_000;

/** How long a message that failed lets others go first as a probe: they may fare better. */
const SUSPECT_MS = 5_000;

/**
 * Keeps calls from a provider that does not work: while RecentCalls are broken it opens for 30 seconds; then one probe
 * decides, which is a message that did not open it, if there is one. A busy provider is left alone for as long as it asks,
 * which is no error. Times are milliseconds of one clock, given by the caller. One process, one breaker for each provider.
 */
export class Breaker {
  private readonly recent = new RecentCalls();
  /** The messages that opened it, and those that failed as its probes. */
  private readonly suspects = new Set<string>();
  /** When a probe may be made; undefined while closed. */
  private probeAt: number | undefined;
  private isProbing = false;
  private restsUntil = 0;

  state(now: number): BreakerState {
    if (this.probeAt === undefined) return 'closed';
    return now >= this.probeAt ? 'half-open' : 'open';
  }

  /** Milliseconds until a call with this message may be made; 0 for now. */
  waitMs(message: string, now: number): number {
    const probeAt = (this.probeAt ?? now) + (this.suspects.has(message) ? SUSPECT_MS : 0);
    const untilProbed = this.isProbing ? PROBE_MS : 0;
    return Math.max(probeAt - now, untilProbed, this.restMs(now), 0);
  }

  /** Milliseconds that a busy provider is still left alone; 0 when it is not. */
  restMs(now: number): number {
    return Math.max(this.restsUntil - now, 0);
  }

  /** Lets a call through that `waitMs` admits. Each needs an `end`. */
  begin(message: string): Passage {
    const isProbe = this.probeAt !== undefined;
    if (isProbe) this.isProbing = true;
    return { message, isProbe };
  }

  /** Calls that began before it opened tell nothing about how things are now. */
  end({ message, isProbe }: Passage, verdict: Verdict, now: number, restMs = 0): void {
    if (verdict === 'busy') this.restsUntil = Math.max(this.restsUntil, now + restMs);
    if (isProbe) this.probed(message, verdict, now);
    else if (this.probeAt === undefined) this.count(message, verdict, now);
  }

  private probed(message: string, verdict: Verdict, now: number): void {
    this.isProbing = false;
    if (verdict === 'bad') this.open([message], now);
    else if (verdict !== 'none') this.close();
  }

  private count(message: string, verdict: Verdict, now: number): void {
    if (verdict === 'good') this.recent.worked(now);
    if (verdict === 'bad') this.recent.broke(message, now);
    if (this.recent.isBroken) this.open(this.recent.failed, now);
  }

  private open(suspects: readonly string[], now: number): void {
    this.probeAt = now + OPEN_MS;
    for (const message of suspects) this.suspects.add(message);
  }

  private close(): void {
    this.probeAt = undefined;
    this.suspects.clear();
    this.recent.forget();
  }
}
