import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KeyRing } from '../../common';

/** Low bits of a 64-bit number that are left out: the rest fits a number of JavaScript and of SQL. */
const UNUSED_BITS = 12n;

/**
 * Credential versions of accounts whose store keeps no counter: 52 bits of an HMAC over what is stored for the password. They are
 * made with the oldest key of the ring, so that a new SECRET_KEYS entry ends no session and no ticket; the entry's removal does.
 */
@Injectable()
export class CredentialVersions {
  private readonly key: KeyObject;

  constructor(keys: KeyRing) {
    this.key = createSecretKey(keys.derived('credential-version').at(-1) ?? '', 'base64url');
  }

  /** Version of an account with this stored password; null is a column without a value. */
  of(app: string, id: string, stored: readonly (string | null)[]): number {
    const digest = createHmac('sha256', this.key)
      .update(JSON.stringify([app, id, stored]))
      .digest();
    return Number(digest.readBigUInt64BE() >> UNUSED_BITS);
  }
}
