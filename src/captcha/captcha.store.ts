import type { Mac } from '../kernel';

/** A captcha that was taken out: the digest of its answer, and whether it came too late. */
export interface TakenCaptcha {
  readonly mac: Mac;
  /** By the database's clock. */
  readonly isExpired: boolean;
}

/** Keeps the answers of drawn captchas, as digests. */
export abstract class CaptchaStore {
  /** Keeps a captcha in place of the subject's previous one. */
  abstract put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void>;
  /** Reads and burns the subject's captcha. Of parallel callers one gets it, the others find nothing. */
  abstract take(subject: string): Promise<TakenCaptcha | undefined>;
  /** Forgets expired captchas, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
