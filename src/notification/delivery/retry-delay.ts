import type { Random } from '../../common';

const FIRST_MS = 1_000;

/**
 * Maximum delay between tries in milliseconds while a code is still valid: it must not wait much longer than its vendor
 * was unavailable.
 */
const CODE_CEILING_MS = 15_000;
const TRIES_OF_A_CODE = 25;

/**
 * Maximum delay in milliseconds after more tries than a code has time for: only notices, which live longer, get there.
 */
const NOTICE_CEILING_MS = 600_000;

/**
 * Base delay of a deferred message in milliseconds: limits on a single recipient, such as greylisting, last for
 * minutes.
 */
const DEFERRAL_MS = 30_000;

/** Computes the milliseconds until the next try: exponential backoff, half of it jitter. */
export function retryDelay(attempts: number, random: Random): number {
  const beyondCode = Math.max(0, attempts - TRIES_OF_A_CODE);
  const limit = Math.min(NOTICE_CEILING_MS, CODE_CEILING_MS * 2 ** beyondCode);
  const ceiling = Math.min(limit, FIRST_MS * 2 ** (attempts - 1));
  return ceiling / 2 + random.integer(ceiling / 2 + 1);
}

/** Computes the milliseconds until the next try of a message that a vendor deferred. */
export const deferralDelay = (attempts: number, random: Random): number => DEFERRAL_MS + retryDelay(attempts, random);
