import type { Mac } from '../common';

/** A captcha that was taken from the store: the digest of its answer, and whether it has expired. */
export interface TakenCaptcha {
  readonly mac: Mac;
  /** By the database's clock. */
  readonly isExpired: boolean;
}

/** Expired captchas are kept this long, so that a late answer is refused as expired, not as wrong. */
export const KEEP_EXPIRED_SECONDS = 600;

/** Store of the answers of drawn captchas, as digests. */
export abstract class CaptchaStore {
  /** Keeps a captcha in place of the subject's previous one; of parallel callers the last one's stays. */
  abstract put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void>;
  /** Reads and burns the subject's captcha. Of parallel callers one gets it, the others find nothing. */
  abstract take(subject: string): Promise<TakenCaptcha | undefined>;
  /** Deletes captchas that expired over KEEP_EXPIRED_SECONDS ago, at most `limit`; returns their number. */
  abstract purge(limit: number): Promise<number>;
}
