/** One thing that was counted: when (database time, ms), and what, where that matters. */
export interface LedgerEvent {
  readonly at: number;
  readonly what?: string;
}

/** What is remembered about one key: its recent events, oldest first, and a pause that ends at `pausedUntil` (ms). */
export interface Ledger {
  readonly events: readonly LedgerEvent[];
  readonly pausedUntil: number;
  /** Pauses in a row, each twice as long as the one before. */
  readonly pauses: number;
}

export const emptyLedger: Ledger = { events: [], pausedUntil: 0, pauses: 0 };

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** The events that are not older than `windowMs`. */
export const within = (ledger: Ledger, now: number, windowMs: number): readonly LedgerEvent[] =>
  ledger.events.filter(({ at }) => at > now - windowMs);

/** More than any sensible limit looks back on; it bounds a ledger's size whatever the limits are set to. */
const MAX_EVENTS = 2_000;

/** The ledger with one more event, without those that left the window of `keepMs`. */
export const append = (ledger: Ledger, event: LedgerEvent, keepMs: number): Ledger => ({
  ...ledger,
  events: [...within(ledger, event.at, keepMs), event].slice(-MAX_EVENTS),
});

/** Milliseconds until fewer than `limit` events lie inside the window; 0 when there is room now. */
export function waitForRoom(ledger: Ledger, now: number, windowMs: number, limit: number): number {
  const recent = within(ledger, now, windowMs);
  const blocking = recent[recent.length - limit];
  return blocking === undefined ? 0 : blocking.at + windowMs - now;
}

/** Whole seconds, rounded up, so that a client that waits exactly that long succeeds. */
export const toSeconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
