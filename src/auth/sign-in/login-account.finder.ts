import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { type AccountLookup, LookupResolver } from '../accounts/lookup-resolver';
import { canonicalUsername } from '../accounts/identifiers';

/** Account lookup of a sign-in: a user name, a phone number, or a login that is one of them. */
export type LoginLookup = Omit<AccountLookup, 'accountId'>;

/** Account of a sign-in, and the typed identifier under which its failures are counted. */
export interface LoginAccount {
  readonly identifier: string;
  readonly account: Account | undefined;
}

/** Finds the account of a sign-in. */
@Injectable()
export class LoginAccountFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly lookups: LookupResolver,
  ) {}

  /**
   * Finds the account for a typed user name or phone number. Failed sign-ins are counted under what was typed, never
   * under what was found: else failures by phone would show in the wait of a user name, and tell whose phone it is. A
   * number that several accounts share finds none; their owners sign in by user name.
   */
  async find(app: string, lookup: LoginLookup): Promise<LoginAccount> {
    const resolved = await this.lookups.resolve(app, lookup);
    const { username, phone } = resolved.ok ? resolved.value : {};
    const identifier = this.lookups.typedKey(lookup);
    const name = username === undefined ? undefined : canonicalUsername(username);
    if (name !== undefined) return toNamed(identifier, only(await this.accounts.findByUsername(app, name, username)));
    if (!phone) return { identifier, account: undefined };
    return { identifier, account: only(await this.accounts.findByVerifiedPhone(app, phone.e164)) };
  }
}

/** The only account that was found; undefined where there are several. */
const only = ([account, another]: readonly Account[]): Account | undefined => (another ? undefined : account);

/** Login account of a typed name, whose counter keeps the account's id: a name has one account, and a phone another counter. */
const toNamed = (typed: string, account: Account | undefined): LoginAccount => ({
  identifier: account && typed.startsWith('name:') ? `account:${account.id}` : typed,
  account,
});
