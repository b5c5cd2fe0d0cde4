import type { Random } from '../../common';

const FIRST_MS = 1_000;

/** As long as a code is good: it must not wait much longer than its provider was away. */
const LONGEST_MS = 15_000;
const TRIES_OF_A_CODE = 25;

/** What is still not sent then is a notice. */
const LONGEST_OF_ALL_MS = 600_000;

/** Rules that put off one message are made in minutes: greylists, texts to one number. */
const DEFERRAL_MS = 30_000;

/** Milliseconds until the next try: doubles with every try, half of it random so that retries do not come in waves. */
export function retryDelay(attempts: number, random: Random): number {
  const late = Math.max(0, attempts - TRIES_OF_A_CODE);
  const longest = Math.min(LONGEST_OF_ALL_MS, LONGEST_MS * 2 ** late);
  const ceiling = Math.min(longest, FIRST_MS * 2 ** (attempts - 1));
  return ceiling / 2 + random.integer(ceiling / 2 + 1);
}

/** The same, for a message that was put off for its own sake. */
export const deferralDelay = (attempts: number, random: Random): number => DEFERRAL_MS + retryDelay(attempts, random);
