import type { Mac } from '../common';

/** A captcha that was taken out: the digest of its answer, and whether it came too late. */
export interface TakenCaptcha {
  readonly mac: Mac;
  /** By the database's clock. */
  readonly isExpired: boolean;
}

/** Expired captchas are kept this long, so that a late answer is told that it is late. */
export const KEEP_EXPIRED_SECONDS = 600;

/** Keeps the answers of drawn captchas, as digests. */
export abstract class CaptchaStore {
  /** Keeps a captcha in place of the subject's previous one; of parallel callers the last one's stays. */
  abstract put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void>;
  /** Reads and burns the subject's captcha. Of parallel callers one gets it, the others find nothing. */
  abstract take(subject: string): Promise<TakenCaptcha | undefined>;
  /** Forgets captchas that expired over KEEP_EXPIRED_SECONDS ago, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
