/** Stores nonces (port): values that are accepted only once. */
export abstract class NonceStore {
  /**
   * Stores a nonce until `until` (ms since 1970) at least. Exactly one caller gets true for a nonce, over all
   * processes; every other one gets false.
   */
  abstract remember(nonce: string, until: number): Promise<boolean>;
  /** Deletes at most `limit` expired nonces. Returns their number. */
  abstract purge(limit: number): Promise<number>;
}
