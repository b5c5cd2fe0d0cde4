/**
 * Hashes passwords and compares them with hashes (port). Work is bounded: throws a RefusedException (`unavailable`),
 * before any work is done, when too many calls are waiting.
 */
export abstract class PasswordHasher {
  /** Hashes a password to a PHC string. */
  abstract hash(password: string): Promise<string>;
  /** True when the hash is that of the password. An undefined hash costs the same time and returns false. */
  abstract matches(password: string, hash: string | undefined): Promise<boolean>;
  /** True when the hash was made with other parameters than the current ones. */
  abstract needsRehash(hash: string): boolean;
}
