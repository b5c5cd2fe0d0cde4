import type { Account } from './account';

/**
 * Directory of the accounts of client applications, wherever they are stored (port). Look-ups take canonical keys, and an
 * account is found only if the canonical form of what is stored equals the key, however the store compares texts.
 */
export abstract class AccountDirectory {
  abstract findById(app: string, id: string): Promise<Account | undefined>;
  /**
   * Finds the accounts with this user name, two at most: more than one is ambiguous. `typed` is the spelling that was typed, for
   * stores that do not keep keys.
   */
  abstract findByUsername(app: string, key: string, typed?: string): Promise<readonly Account[]>;
  /** Finds the accounts with this verified phone number, two at most: more than one is ambiguous anyway. */
  abstract findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]>;
  /** Finds the accounts with this verified e-mail address, two at most. */
  abstract findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]>;
}
