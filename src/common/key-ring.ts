/** What a key is used for; every use has keys of its own, so that a value made for one is worthless for another. */
export type KeyUse = 'code' | 'captcha' | 'outbox' | 'decoy' | 'app-secret' | 'identity-card';

/** A keyed digest and the key that made it. */
export interface Mac {
  readonly keyId: string;
  readonly digest: string;
}

/** Options of the key ring. */
export class KeyRingOptions {
  /** Secrets that keys are derived from, newest first, at least one. */
  readonly secretKeys: readonly string[];
}

/** Keys that live outside the database: the newest one signs and seals, all of them verify and open (rotation). */
export abstract class KeyRing {
  /** HMAC-SHA-256 (base64url) over the parts, which cannot run into each other. */
  abstract mac(use: KeyUse, parts: readonly string[]): Mac;
  /** True when `mac` was made over the same parts by a key still on the ring; takes the same time for any wrong one. */
  abstract matches(use: KeyUse, mac: Mac, parts: readonly string[]): boolean;
  /** Encrypts and authenticates (AES-256-GCM); the text can be read back by `open` only, for the same use. */
  abstract seal(use: KeyUse, plaintext: string): string;
  /** The sealed text; throws when it was altered, made for another use, or its key has left the ring. */
  abstract open(use: KeyUse, sealed: string): string;
}
