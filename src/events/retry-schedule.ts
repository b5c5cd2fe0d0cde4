import type { Random } from '../common';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Delays after the first, second … failed try: eight tries within 24 hours, the last of them about at their end. */
const DELAYS_MS = [5 * SECOND, MINUTE, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 14 * HOUR] as const;

/** Number of tries of an event. */
export const TRIES = DELAYS_MS.length + 1;

/** Share of a delay by which it is changed at most, so that receivers that were down are not called all at once. */
const JITTER = 0.1;

/** Milliseconds until the next try after so many; undefined when there is none. */
export function delayAfter(attempts: number, random: Random): number | undefined {
  const delay = DELAYS_MS[attempts - 1];
  if (delay === undefined) return undefined;
  const range = Math.round(delay * JITTER);
  return delay - range + random.integer(2 * range + 1);
}
