import type { Account, NewAccount } from './account';
import { AccountDirectory } from './account.directory';

/**
 * Directory whose accounts lie in the database of regain (port): what it writes joins the transaction of the current unit of
 * work. Stored passwords are compared and made here, in the threads that hash.
 */
export abstract class LocalAccountDirectory extends AccountDirectory {
  /**
   * Format in which new passwords are stored, by its name in the list of formats, or `=` and an expression; undefined for argon2id
   * with the current parameters.
   */
  abstract formatOf(app: string): string | undefined;
  /** Dummy of a stored password, which costs a comparison what those of the accounts do; undefined for argon2id. */
  abstract standInOf(app: string): string | undefined;
  /** True when accounts may be added. */
  abstract canAdd(app: string): boolean;
  /**
   * Adds an account, for a client at `ip`. Returns undefined when its user name, or an address that must be unique, is taken. Of parallel
   * callers with one name exactly one wins.
   */
  abstract add(account: NewAccount, ip: string): Promise<{ readonly id: string } | undefined>;
  /**
   * Stores a new password, which changes the credential version and so ends every session, ticket and pending challenge. `ip` is
   * the address of the client that sets it. Returns false when the current version is not that of `account`: of parallel callers
   * exactly one wins.
   */
  abstract changePassword(account: Account, passwordHash: string, ip: string): Promise<boolean>;
  /**
   * Replaces what is stored for a password by another form of the same password, unless it has changed meanwhile. Returns the
   * account with the credential version that is stored then.
   */
  abstract rehash(account: Account, passwordHash: string): Promise<Account>;
  /**
   * Deletes an account of regain's own table, in the current transaction. Of parallel callers one gets true; none where the owner
   * has the accounts, who deletes them.
   */
  abstract remove(app: string, id: string): Promise<boolean>;
}
