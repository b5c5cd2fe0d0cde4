/** Counted event: its time (database time, ms since 1970), and a label, where a limit distinguishes events. */
export interface RateWindowEvent {
  readonly at: number;
  readonly what?: string;
}

/** Rate-limit window of one key: the times of its recent events, oldest first, and a pause until `pausedUntil` (ms). */
export interface RateWindow {
  readonly events: readonly RateWindowEvent[];
  readonly pausedUntil: number;
  /** Number of consecutive pauses, each twice as long as the one before. */
  readonly pauses: number;
}

export const emptyRateWindow: RateWindow = { events: [], pausedUntil: 0, pauses: 0 };

export const HOUR_MS = 3_600_000;

/** Events of a window that are not older than `windowMs`. */
export const within = (rateWindow: RateWindow, now: number, windowMs: number): readonly RateWindowEvent[] =>
  rateWindow.events.filter(({ at }) => at > now - windowMs);

/**
 * Maximum number of events in a window, as a bound of the row's size: a limit above it refuses nothing. Below it no window
 * has more events than its limit admits.
 */
export const MAX_EVENTS = 1_000;

/** Adds one event to a window, and drops those that are older than `keepMs`. */
export const append = (rateWindow: RateWindow, event: RateWindowEvent, keepMs: number): RateWindow => ({
  ...rateWindow,
  events: [...within(rateWindow, event.at, keepMs), event].slice(-MAX_EVENTS),
});

/** Number of events beyond those that a window needs, from which on it is worth a statement to drop them. */
const SPARE_EVENTS = 16;

/** True when a window, to which an event with this label was added in the database, need not be replaced by the next one. */
export const isNearly = (before: RateWindow, what: string, next: RateWindow): boolean =>
  next.events.at(-1)?.what === what && before.events.length + 1 < next.events.length + SPARE_EVENTS;

/** Milliseconds until fewer than `limit` events lie within `windowMs`; 0 when that is so now. */
export function waitForRoom(rateWindow: RateWindow, now: number, windowMs: number, limit: number): number {
  const recent = within(rateWindow, now, windowMs);
  const blocking = recent[recent.length - limit];
  return blocking === undefined ? 0 : blocking.at + windowMs - now;
}

/** Converts milliseconds to whole seconds, rounded up, so that a client that waits exactly that long succeeds. */
export const toSeconds = (milliseconds: number): number => Math.ceil(milliseconds / 1000);
