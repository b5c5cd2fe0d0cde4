import type { PasswordRule } from '../auth.refusals';
import type { Account, AccountView } from './account';
import { AccountDirectory } from './account.directory';

/** Result of setting a password: `stale` when the account's credential version is no longer that of the given account. */
export type RemoteChange = 'changed' | 'stale' | { readonly rejected: readonly PasswordRule[] };

/** New account, whose phone number is verified, and whose e-mail address is not. */
export interface NewRemoteAccount extends Pick<Account, 'app' | 'username' | 'locale'> {
  /** Phone number in E.164. */
  readonly phone: string;
  readonly email: string | undefined;
}

/** Result of adding an account: `taken` when its user name or its phone number is that of another. */
export type RemoteCreation =
  { readonly created: AccountView } | 'taken' | { readonly rejected: readonly PasswordRule[] };

/**
 * Directory whose accounts lie elsewhere (port): with a service, or in a database on another server. No call joins a
 * transaction. Throws a RefusedException (`unavailable`) when there is no answer.
 */
export abstract class RemoteAccountDirectory extends AccountDirectory {
  /**
   * Compares a password. Returns the account with its current credential version for a right one, else undefined; without an
   * account it costs the same call.
   */
  abstract verifyPassword(app: string, account: Account | undefined, password: string): Promise<Account | undefined>;
  /**
   * Sets a new password, for a client at `ip`, unless the credential version has changed meanwhile. Calls with the same `key` set
   * it once, and return the result of the first.
   */
  abstract setPassword(account: Account, password: string, key: string, ip: string): Promise<RemoteChange>;
  /** Adds an account, for a client at `ip`. Calls with the same `key` add it once, and return the result of the first. */
  abstract create(account: NewRemoteAccount, password: string, key: string, ip: string): Promise<RemoteCreation>;
  /** True when accounts may be added. */
  abstract canAdd(app: string): boolean;
}
