import type { Account, NewAccount } from './account';

/** Who the people are. Look-ups take canonical keys only, and compare them byte by byte. */
export abstract class AccountDirectory {
  abstract findById(app: string, id: string): Promise<Account | undefined>;
  abstract findByUsername(app: string, key: string): Promise<Account | undefined>;
  /** The accounts that hold this number verified, two at most: more than one is ambiguous, whoever they are. */
  abstract findByVerifiedPhone(app: string, e164: string): Promise<readonly Account[]>;
  abstract findByVerifiedEmail(app: string, email: string): Promise<readonly Account[]>;
  /**
   * Adds an account; undefined when its name, or an address that it claims for itself, is taken. Of parallel callers
   * with one name exactly one wins.
   */
  abstract add(account: NewAccount): Promise<{ readonly id: string } | undefined>;
  /**
   * Writes a new hash and moves the credentialVersion on, which ends every session, ticket and pending challenge; false when the
   * credentialVersion has moved since the context read it: somebody else changed the credentials first.
   */
  abstract changePassword(id: string, credentialVersion: number, hash: string): Promise<boolean>;
  /** Replaces a hash by one of the same password with today's parameters, unless it has changed meanwhile. */
  abstract rehash(id: string, from: string, to: string): Promise<void>;
}
