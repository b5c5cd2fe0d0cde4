import type { Mac } from '../common';

/** One code of a challenge, known by its keyed digest only. */
export interface IssuedCode {
  /** 1 for the first code of the challenge. */
  readonly seq: number;
  /** Challenge that the code was made for, which its digest covers; another one when it was carried over. */
  readonly origin: string;
  readonly mac: Mac;
  /** Entered right once already, and waiting to be consumed. */
  readonly isAccepted: boolean;
  /** Not expired, by the database's clock. */
  readonly isLive: boolean;
  /** Expiry (database time, ms since 1970). */
  readonly expiresAt: number;
}

/** One asking for a code, with all codes sent for it. */
export interface Challenge {
  readonly id: string;
  readonly state: 'pending' | 'spent';
  /** Attempts charged and not given back. */
  readonly attempts: number;
  readonly sends: number;
  /** At least one of its codes is not expired, by the database's clock. */
  readonly isLive: boolean;
  /** Newest first. */
  readonly codes: readonly IssuedCode[];
}

const LIVE_CODES = 2;

/** Result of a comparison: `good` codes open the challenge, `stale` ones did once. */
export type Match = { readonly kind: 'good' | 'stale'; readonly code: IssuedCode } | { readonly kind: 'none' };

/**
 * Compares an entered code with every code of the challenge, so that the duration does not tell which one it met. The
 * last two codes are good, and an accepted one until it is consumed.
 */
export function compare(challenge: Challenge, isCode: (code: IssuedCode) => boolean): Match {
  const matches = challenge.codes.map((code, index) => ({ code, index, isMatch: isCode(code) }));
  const found = matches.find(({ isMatch }) => isMatch);
  if (!found) return { kind: 'none' };
  const isCurrent = found.index < LIVE_CODES || found.code.isAccepted;
  return { kind: isCurrent && found.code.isLive ? 'good' : 'stale', code: found.code };
}

/** True while codes of the challenge can still be entered. */
export const isOpen = (challenge: Challenge, maxAttempts: number): boolean =>
  challenge.state === 'pending' && challenge.isLive && challenge.attempts < maxAttempts;
