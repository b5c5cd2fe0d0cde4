import type { Mac } from '../common';

/** Newest captcha of a subject: the digest of its answer, and whether it has expired. */
export interface StoredCaptcha {
  readonly mac: Mac;
  /** Digests of the answers of captchas that it replaced, newest first, at most MAX_REPLACED. */
  readonly replaced: readonly string[];
  /** True for an expired captcha, by the database's clock. */
  readonly isExpired: boolean;
}

/** Seconds for which expired captchas are kept, so that a late answer is refused as expired, not as wrong. */
export const KEEP_EXPIRED_SECONDS = 600;

/** Number of replaced captchas of a subject that are remembered, so that an answer to one is recognized. */
export const MAX_REPLACED = 4;

/** Stores the answers of issued captchas (port), as digests. */
export abstract class CaptchaStore {
  /**
   * Stores a captcha, which replaces the subject's previous one; of parallel callers the last one wins, and the others are
   * replaced.
   */
  abstract put(subject: string, mac: Mac, lifetimeSeconds: number): Promise<void>;
  /** Reads the subject's newest captcha. Returns undefined when there is none. */
  abstract find(subject: string): Promise<StoredCaptcha | undefined>;
  /**
   * Deletes the subject's captcha if it is still the one with this digest. Of parallel callers one gets true, the others get
   * false; a captcha stored in between stays.
   */
  abstract remove(subject: string, mac: Mac): Promise<boolean>;
  /** Deletes at most `limit` captchas that expired over KEEP_EXPIRED_SECONDS ago. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
