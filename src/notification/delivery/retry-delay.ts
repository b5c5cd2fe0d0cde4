import type { Random } from '../../common';

const FIRST_MS = 1_000;

/** Ceiling while a code is still good: it must not wait much longer than its vendor was away. */
const CODE_CEILING_MS = 15_000;
const TRIES_OF_A_CODE = 25;

/** Ceiling of the messages that are tried more often: notices, which live for longer than codes. */
const NOTICE_CEILING_MS = 600_000;

/** Rules that defer one message work in minutes: greylisting, texts per number. */
const DEFERRAL_MS = 30_000;

/** Milliseconds until the next try: exponential backoff, half of it jitter. */
export function retryDelay(attempts: number, random: Random): number {
  const beyondCode = Math.max(0, attempts - TRIES_OF_A_CODE);
  const limit = Math.min(NOTICE_CEILING_MS, CODE_CEILING_MS * 2 ** beyondCode);
  const ceiling = Math.min(limit, FIRST_MS * 2 ** (attempts - 1));
  return ceiling / 2 + random.integer(ceiling / 2 + 1);
}

/** Milliseconds until the next try of a message that a vendor deferred. */
export const deferralDelay = (attempts: number, random: Random): number => DEFERRAL_MS + retryDelay(attempts, random);
