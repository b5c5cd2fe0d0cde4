import type { Challenge, IssuedCode } from './challenge';

/** A code about to be kept: carried over with its own expiry, or new with a lifetime from now. */
export type KeptCode = Omit<IssuedCode, 'isLive' | 'expiresAt'> &
  ({ readonly expiresAt: number } | { readonly lifetimeSeconds: number });

/** Keeps challenges and their codes. Each verb is one statement; who wins is said at each. */
export abstract class ChallengeStore {
  /** The newest challenge of a scope with all its codes; undefined when no code was ever asked for. */
  abstract newest(scope: string): Promise<Challenge | undefined>;
  /** Opens a challenge. Callers hold the scope's rateWindow, so a scope gets one at a time. */
  abstract open(id: string, scope: string, lifetimeSeconds: number): Promise<void>;
  /** Counts one more send, and lets the challenge live as long as its newest code. */
  abstract countSend(id: string, lifetimeSeconds: number): Promise<void>;
  abstract addCodes(challenge: string, codes: readonly KeptCode[]): Promise<void>;
  /**
   * Charges one attempt, before any comparison: true if the challenge was pending, not expired and had attempts left.
   * Of parallel callers exactly as many win as attempts were left.
   */
  abstract charge(id: string, maxAttempts: number): Promise<boolean>;
  /** Marks a code as entered right and redeemable for a while; true for exactly one context. */
  abstract prove(challenge: string, seq: number, redeemSeconds: number): Promise<boolean>;
  /** Gives the attempt of a right guess back, and keeps the challenge alive while its proved code can be redeemed. */
  abstract refund(id: string, redeemSeconds: number): Promise<void>;
  /** Ends the challenge and gives the attempt of the right guess back; true for exactly one context. */
  abstract spend(id: string): Promise<boolean>;
  /** Attempts charged and not given back, over all challenges that ended within 24 hours or have not ended yet. */
  abstract wrongGuessesOfDay(): Promise<number>;
  /** Forgets challenges that expired a day ago, with their codes, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
