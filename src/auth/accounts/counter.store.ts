/** What was counted under one key, and until when (database time, ms) its next event is refused or it is kept. */
export interface Counter {
  readonly count: number;
  readonly blockedUntil: number;
  readonly expiresAt: number;
}

export const emptyCounter: Counter = { count: 0, blockedUntil: 0, expiresAt: 0 };

/** Small counters that all processes share. An expired counter reads as an empty one. */
export abstract class CounterStore {
  /** The counter as it stands, without waiting for anybody. */
  abstract read(key: string): Promise<{ readonly now: number; readonly counter: Counter }>;
  /** As read, but holds the counter until the transaction ends: who asks second sees what the first wrote. */
  abstract lock(key: string): Promise<{ readonly now: number; readonly counter: Counter }>;
  /** Replaces a counter that this transaction has locked. */
  abstract write(key: string, counter: Counter): Promise<void>;
  abstract clear(key: string): Promise<void>;
  /** Forgets expired counters, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
