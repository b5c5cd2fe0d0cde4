/**
 * Effect of a call's outcome on the breaker: `busy` counts neither as success nor as error, `none` means that no call
 * was made.
 */
export type CallResult = 'good' | 'bad' | 'busy' | 'none';

export type BreakerState = 'closed' | 'open' | 'half-open';

/** Permission for one call of a server; every permit must be returned to `Breaker.end`. */
export interface CallPermit {
  /** Id of the message that is sent by the call, or of the call itself. */
  readonly message: string;
  /** True for the single call that decides whether an open breaker closes. */
  readonly isProbe: boolean;
}

const OPEN_MS = 30_000;

/** Wait of all other messages while a probe is under way, in milliseconds. */
const PROBE_MS = 1_000;

/**
 * Extra wait of a message that opened the breaker, in milliseconds: other messages probe first, since this one may be
 * at fault.
 */
const SUSPECT_MS = 5_000;

/**
 * Circuit breaker of one server of others (a vendor, a service) in one process. It opens for 30 seconds when recent calls are
 * failing; then a single probe call decides, preferably with a message that did not open it. A busy server (HTTP 429 and the
 * like) is throttled for as long as it asks, which counts as no error. Times are milliseconds of one monotonic clock, passed in.
 */
export class Breaker {
  private readonly recent = new RecentCalls();
  /** Ids of the messages that opened the breaker or failed as its probe. */
  private readonly suspects = new Set<string>();
  /** Earliest time of the next probe; undefined while the breaker is closed. */
  private probeAt: number | undefined;
  private isProbing = false;
  private throttledUntil = 0;

  state(now: number): BreakerState {
    if (this.probeAt === undefined) return 'closed';
    return now >= this.probeAt ? 'half-open' : 'open';
  }

  /** Milliseconds until a call with this message is allowed; 0 for now. */
  waitMs(message: string, now: number): number {
    const probeAt = (this.probeAt ?? now) + (this.suspects.has(message) ? SUSPECT_MS : 0);
    const untilProbed = this.isProbing ? PROBE_MS : 0;
    return Math.max(probeAt - now, untilProbed, this.throttledMs(now), 0);
  }

  /** Milliseconds for which the server is still throttled; 0 when it is not. */
  throttledMs(now: number): number {
    return Math.max(this.throttledUntil - now, 0);
  }

  /** Throttles the server for `ms` from now on, where it is not for longer: another process heard that it is busy. */
  throttle(ms: number, now: number): void {
    this.throttledUntil = Math.max(this.throttledUntil, now + ms);
  }

  /** Permits a call; valid only when `waitMs` is 0 for the message. */
  begin(message: string): CallPermit {
    const isProbe = this.probeAt !== undefined;
    if (isProbe) this.isProbing = true;
    return { message, isProbe };
  }

  /**
   * Records the result of a permitted call. Calls that began before the breaker opened no longer count, except for
   * throttling.
   */
  end({ message, isProbe }: CallPermit, result: CallResult, now: number, throttleMs = 0): void {
    if (result === 'busy') this.throttle(throttleMs, now);
    if (isProbe) this.endProbe(message, result, now);
    else if (this.probeAt === undefined) this.count(message, result, now);
  }

  private endProbe(message: string, result: CallResult, now: number): void {
    this.isProbing = false;
    if (result === 'bad') this.open([message], now);
    else if (result !== 'none') this.close();
  }

  private count(message: string, result: CallResult, now: number): void {
    if (result === 'good') this.recent.addSuccess(now);
    if (result === 'bad') this.recent.addError(message, now);
    if (this.recent.areFailing) this.open(this.recent.failedMessages, now);
  }

  private open(suspects: readonly string[], now: number): void {
    this.probeAt = now + OPEN_MS;
    for (const message of suspects) this.suspects.add(message);
  }

  private close(): void {
    this.probeAt = undefined;
    this.suspects.clear();
    this.recent.clear();
  }
}

const MAX_CONSECUTIVE_ERRORS = 5;
const WINDOW_MS = 60_000;
const WINDOW_MIN_CALLS = 20;
const WINDOW_ERROR_SHARE = 0.5;

/** Calls that ended within one second. */
interface Bucket {
  readonly second: number;
  calls: number;
  /** Ids of the messages whose calls failed. */
  readonly errors: Set<string>;
}

/**
 * Sliding window over the latest calls of a server. The server counts as failing after five errors in a row, or when
 * half of at least 20 calls within a minute were errors. A message counts as one error however often it is tried,
 * because it may be at fault itself.
 */
class RecentCalls {
  private buckets: Bucket[] = [];
  private readonly consecutiveErrors = new Set<string>();

  get failedMessages(): readonly string[] {
    return [...this.consecutiveErrors, ...this.buckets.flatMap(({ errors }) => [...errors])];
  }

  get areFailing(): boolean {
    const calls = this.buckets.reduce((sum, bucket) => sum + bucket.calls, 0);
    const errors = this.buckets.reduce((sum, bucket) => sum + bucket.errors.size, 0);
    const isWindowFailing = calls >= WINDOW_MIN_CALLS && errors >= calls * WINDOW_ERROR_SHARE;
    return this.consecutiveErrors.size >= MAX_CONSECUTIVE_ERRORS || isWindowFailing;
  }

  addSuccess(now: number): void {
    this.consecutiveErrors.clear();
    this.currentBucket(now).calls++;
  }

  addError(message: string, now: number): void {
    this.consecutiveErrors.add(message);
    const bucket = this.currentBucket(now);
    if (this.buckets.some(({ errors }) => errors.has(message))) return;
    bucket.calls++;
    bucket.errors.add(message);
  }

  clear(): void {
    this.buckets = [];
    this.consecutiveErrors.clear();
  }

  private currentBucket(now: number): Bucket {
    const second = Math.floor(now / 1_000);
    this.buckets = this.buckets.filter((bucket) => bucket.second > second - WINDOW_MS / 1_000);
    const last = this.buckets.at(-1);
    if (last?.second === second) return last;
    const bucket = { second, calls: 0, errors: new Set<string>() };
    this.buckets.push(bucket);
    return bucket;
  }
}
