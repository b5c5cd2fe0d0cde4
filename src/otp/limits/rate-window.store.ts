import type { RateWindow } from './rate-window';

/** Ledgers as they stood when they were locked, and the database's time then (ms). */
export interface LockedRateWindows {
  readonly now: number;
  /** One per key that exists. */
  readonly windows: ReadonlyMap<string, RateWindow>;
}

/** Remembers what was counted, for all processes and across restarts. Keys are digests, not addresses. */
export abstract class RateWindowStore {
  /**
   * Creates the missing windows and locks all of them until the transaction ends, in one order for every context. Who
   * asks second waits for the first to commit, and sees what it wrote.
   */
  abstract lockAll(keys: readonly string[]): Promise<LockedRateWindows>;
  /** As lockAll for one key, but creates nothing; undefined when there is no such rateWindow. */
  abstract lockExisting(key: string): Promise<{ readonly now: number; readonly rateWindow: RateWindow } | undefined>;
  /** Replaces windows that this transaction has locked. */
  abstract write(windows: ReadonlyMap<string, RateWindow>): Promise<void>;
  /** Forgets windows that were not touched for two days, at most `limit` of them; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
