import { createHmac, type KeyObject } from 'node:crypto';

/** Low bits of a 64-bit number that are left out: the rest fits a number of JavaScript and of SQL. */
const UNUSED_BITS = 12n;

/**
 * Credential versions of accounts whose store keeps no counter: 52 bits of an HMAC over what is stored for the password. Their key
 * outlives those of SECRET_KEYS; see CredentialVersionKey.
 */
export class CredentialVersions {
  constructor(private readonly key: KeyObject) {}

  /** Version of an account with this stored password; null is a column without a value. */
  of(app: string, id: string, stored: readonly (string | null)[]): number {
    const digest = createHmac('sha256', this.key)
      .update(JSON.stringify([app, id, stored]))
      .digest();
    return Number(digest.readBigUInt64BE() >> UNUSED_BITS);
  }
}
