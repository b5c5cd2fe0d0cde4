import type { Account, NewAccount } from './account';

/**
 * Directory of the accounts of all client applications (port). Look-ups take canonical keys only, and compare them byte
 * by byte.
 */
export abstract class AccountDirectory {
  abstract findById(app: string, id: string): Promise<Account | undefined>;
  abstract findByUsername(app: string, key: string): Promise<Account | undefined>;
  /** Finds the accounts with this verified phone number, two at most: more than one is ambiguous anyway. */
  abstract findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]>;
  /** Finds the accounts with this verified e-mail address, two at most. */
  abstract findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]>;
  /**
   * Adds an account. Returns undefined when its user name, or an address that must be unique, is taken. Of parallel
   * callers with one name exactly one wins.
   */
  abstract add(account: NewAccount): Promise<{ readonly id: string } | undefined>;
  /**
   * Writes a new password hash and raises the credential version, which ends every session, ticket and pending
   * challenge. Returns false when the current version is not the given one: of parallel callers exactly one wins.
   */
  abstract changePassword(id: string, credentialVersion: number, hash: string): Promise<boolean>;
  /** Replaces a hash by one of the same password with the current hash parameters, unless it has changed meanwhile. */
  abstract rehash(id: string, from: string, to: string): Promise<void>;
}
