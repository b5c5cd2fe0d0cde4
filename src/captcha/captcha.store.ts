import type { Mac } from '../common';

/** Captcha that was removed from the store: the digest of its answer, and whether it has expired. */
export interface TakenCaptcha {
  readonly mac: Mac;
  /** True for an expired captcha, by the database's clock. */
  readonly isExpired: boolean;
}

/** Seconds for which expired captchas are kept, so that a late answer is refused as expired, not as wrong. */
export const KEEP_EXPIRED_SECONDS = 600;

/** Stores the answers of issued captchas (port), as digests. */
export abstract class CaptchaStore {
  /** Stores a captcha, which replaces the subject's previous one; of parallel callers the last one wins. */
  abstract put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void>;
  /** Reads and deletes the subject's captcha. Of parallel callers one gets it, the others get undefined. */
  abstract take(subject: string): Promise<TakenCaptcha | undefined>;
  /** Deletes at most `limit` captchas that expired over KEEP_EXPIRED_SECONDS ago. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
