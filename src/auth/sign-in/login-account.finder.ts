import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { type AccountLookup, LookupResolver } from '../accounts/lookup-resolver';
import { canonicalUsername } from '../accounts/identifiers';

/** Account lookup of a sign-in: a user name, a phone number, or a login that is one of them. */
export type LoginLookup = Omit<AccountLookup, 'accountId'>;

/** Account of a sign-in, and the identifier under which its failures are counted. */
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
   * Finds the account for a typed user name or phone number, and the identifier under which failed sign-ins are
   * counted: the account's id, or the typed name or number if no account is found. A number that several accounts share
   * finds none; their owners sign in by user name.
   */
  async find(app: string, lookup: LoginLookup): Promise<LoginAccount> {
    const resolved = await this.lookups.resolve(app, lookup);
    const { username, phone } = resolved.ok ? resolved.value : {};
    const name = username === undefined ? undefined : canonicalUsername(username);
    if (name !== undefined) return toLoginAccount(`name:${name}`, await this.accounts.findByUsername(app, name));
    if (!phone) return { identifier: 'none', account: undefined };
    const [only, another] = await this.accounts.findByVerifiedPhone(app, phone.e164);
    return toLoginAccount(`phone:${phone.e164}`, another ? undefined : only);
  }
}

const toLoginAccount = (typed: string, account: Account | undefined): LoginAccount => ({
  identifier: account ? `account:${account.id}` : typed,
  account,
});
