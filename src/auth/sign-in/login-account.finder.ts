import { Injectable } from '@nestjs/common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { type AccountLookup, LookupResolver } from '../accounts/lookup-resolver';
import { canonicalUsername } from '../accounts/identifiers';

/** User name, phone, or a login that is either. */
export type LoginLookup = Omit<AccountLookup, 'accountId'>;

/** Account that a sign-in names, and the identifier under which its failures are counted. */
export interface LoginAccount {
  readonly identifier: string;
  readonly account: Account | undefined;
}

/** Finds the account that a sign-in names. */
@Injectable()
export class LoginAccountFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly lookups: LookupResolver,
  ) {}

  /**
   * The identifier is the account's own, however it was named, or that of the typed name or number where there is none. A
   * number that several accounts share names none of them: those sign in by user name.
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
