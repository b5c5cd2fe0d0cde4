/** Stores nonces: values that are accepted once only. */
export abstract class NonceStore {
  /**
   * Remembers a nonce until `until` (ms since 1970) at least. Exactly one caller gets true for it, over all processes;
   * every other one gets false.
   */
  abstract remember(nonce: string, until: number): Promise<boolean>;
  /** Deletes expired nonces, at most `limit`. Returns how many. */
  abstract purge(limit: number): Promise<number>;
}
