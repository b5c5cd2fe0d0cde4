/** Remembers what may be said once. */
export abstract class NonceStore {
  /**
   * True for the first context with this nonce, over all processes; false for every other one, until `until` (ms since
   * 1970) at least.
   */
  abstract remember(nonce: string, until: number): Promise<boolean>;
  /** Forgets nonces that nobody needs any more, at most `limit`; answers how many. */
  abstract purge(limit: number): Promise<number>;
}
