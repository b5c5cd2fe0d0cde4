/**
 * Turns passwords into hashes and judges them. Work is bounded: when too much waits, calls are refused as
 * `unavailable` (a RefusedException), before they cost anything.
 */
export abstract class PasswordHasher {
  /** A PHC string. */
  abstract hash(password: string): Promise<string>;
  /** True when the password belongs to the hash. Costs the same when `hash` is undefined, and is false then. */
  abstract matches(password: string, hash: string | undefined): Promise<boolean>;
  /** True when the hash was made with other parameters than today's. */
  abstract needsRehash(hash: string): boolean;
}
