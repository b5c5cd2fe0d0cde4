import type { Ledger } from './ledger';

/** Ledgers as they stood when they were locked, and the database's time then (ms). */
export interface LockedLedgers {
  readonly now: number;
  /** One per key that exists. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
}

/** Remembers what was counted, for all processes and across restarts. Keys are digests, not addresses. */
export abstract class LedgerStore {
  /**
   * Creates the missing ledgers and locks all of them until the transaction ends, in one order for every caller. Who
   * asks second waits for the first to commit, and sees what it wrote.
   */
  abstract lockAll(keys: readonly string[]): Promise<LockedLedgers>;
  /** As lockAll for one key, but creates nothing; undefined when there is no such ledger. */
  abstract lockExisting(key: string): Promise<{ readonly now: number; readonly ledger: Ledger } | undefined>;
  /** Replaces ledgers that this transaction has locked. */
  abstract write(ledgers: ReadonlyMap<string, Ledger>): Promise<void>;
  /** Forgets ledgers that were not touched for two days, at most `limit` of them; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
