import type { Locale, Mac } from '../common';

/** Code of a challenge, stored as a keyed digest only. */
export interface IssuedCode {
  /** Number of the code within its challenge, counted from 1. */
  readonly seq: number;
  /**
   * Id of the challenge for which the code was issued, covered by its digest; differs from the current one for a code
   * that was carried over.
   */
  readonly origin: string;
  readonly mac: Mac;
  /** Network that asked for the code; undefined for one of a version that did not store it. */
  readonly network?: string | undefined;
  /** True for a code that was entered right once and can now be consumed. */
  readonly isAccepted: boolean;
  /** True for a code that has not expired, by the database's clock. */
  readonly isLive: boolean;
  /** Expiry in database time, ms since 1970. */
  readonly expiresAt: number;
}

/** Challenge: one request for a code, with all codes sent for it (resends included). */
export interface Challenge {
  readonly id: string;
  /** Key of the scope for which it was opened. */
  readonly scopeKey: string;
  readonly state: 'pending' | 'spent';
  /** Number of attempts that count: those of wrong codes, and those under way. */
  readonly attempts: number;
  readonly sends: number;
  /** True when at least one of the codes has not expired, by the database's clock. */
  readonly isLive: boolean;
  /** Language of the flow in which the last code was requested; undefined where the client does not choose one. */
  readonly locale: Locale | undefined;
  /** Codes of the challenge, newest first. */
  readonly codes: readonly IssuedCode[];
}

/** Stands for a challenge where none was opened: it is not open, and no code equals one of its codes. */
export const NO_CHALLENGE: Challenge = {
  ...{ id: '', scopeKey: '', state: 'pending', attempts: 0, sends: 0, locale: undefined, isLive: false },
  codes: [{ seq: 0, origin: '', mac: { keyId: '', digest: '' }, isAccepted: false, isLive: false, expiresAt: 0 }],
};

const LIVE_CODES = 2;

/**
 * Result of comparing an entered code with the codes of a challenge: `good` (it can be accepted or consumed), `stale` (it
 * equals a code that has expired or was replaced), or `none` (it equals no code).
 */
export type Match = { readonly kind: 'good' | 'stale'; readonly code: IssuedCode } | { readonly kind: 'none' };

/**
 * Compares a code that was entered from a network with every code of the challenge, so that the duration does not disclose
 * which one it equals. The last two codes are good until they expire, and so is the last one that the same network asked for,
 * which sends from elsewhere therefore do not replace; an accepted one is good until it is consumed.
 */
export function compare(challenge: Challenge, isCode: (code: IssuedCode) => boolean, network: string): Match {
  const lastOwn = challenge.codes.find((code) => code.network === network);
  const matches = challenge.codes.map((code, index) => ({ code, index, isMatch: isCode(code) }));
  const found = matches.find(({ isMatch }) => isMatch);
  if (!found) return { kind: 'none' };
  const isCurrent = found.index < LIVE_CODES || found.code === lastOwn || found.code.isAccepted;
  return { kind: isCurrent && found.code.isLive ? 'good' : 'stale', code: found.code };
}

/** True when a code of the challenge that has not expired was asked for from this network. */
export const isAskedFrom = (challenge: Challenge, network: string): boolean =>
  challenge.codes.some((code) => code.isLive && code.network === network);

/** True while codes of the challenge can still be entered. */
export const isOpen = (challenge: Challenge, maxAttempts: number): boolean =>
  challenge.state === 'pending' && challenge.isLive && challenge.attempts < maxAttempts;
