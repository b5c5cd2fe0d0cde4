/**
 * Hashes passwords and compares them with hashes. Work is bounded: throws a RefusedException (`unavailable`) when too
 * much waits, before the call costs anything.
 */
export abstract class PasswordHasher {
  /** A PHC string. */
  abstract hash(password: string): Promise<string>;
  /** True when the hash is that of the password. Costs the same when `hash` is undefined, and is false then. */
  abstract matches(password: string, hash: string | undefined): Promise<boolean>;
  /** True when the hash was made with other parameters than today's. */
  abstract needsRehash(hash: string): boolean;
}
