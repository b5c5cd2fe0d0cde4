import { Injectable } from '@nestjs/common';
import { AuthOptions } from '../auth.config';
import type { Account } from './account';
import { AccountDirectory } from './account.directory';
import { Logins } from './logins';
import { parsePhone, type PhoneInput } from './phone';
import { canonicalUsername } from './username';

/** Whom somebody signs in as: one of the three. */
export interface Identifier {
  readonly username?: string;
  readonly phone?: PhoneInput;
  /** A user name or a phone number, where a client does not say which. */
  readonly login?: string;
}

/** Finds whom somebody signs in as. */
@Injectable()
export class IdentifierFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly logins: Logins,
    private readonly options: AuthOptions,
  ) {}

  /**
   * The account, and the key under which its failures are counted: the account's own, however it was named, or that of
   * the identifier where there is none. A number that several accounts share names none of them: those sign in by user
   * name.
   */
  async find(app: string, typed: Identifier): Promise<{ key: string; account: Account | undefined }> {
    const { username, phone }: Identifier =
      typed.login === undefined ? typed : await this.logins.resolve(app, typed.login);
    const name = username === undefined ? undefined : canonicalUsername(username);
    if (name !== undefined) return keyed(`name:${name}`, await this.accounts.findByUsername(app, name));
    const e164 = phone && parsePhone(phone, this.options.defaultRegion)?.e164;
    if (e164 === undefined) return keyed('none', undefined);
    const [only, another] = await this.accounts.findByVerifiedPhone(app, e164);
    return keyed(`phone:${e164}`, another ? undefined : only);
  }
}

const keyed = (typed: string, account: Account | undefined) => ({
  key: account ? `account:${account.id}` : typed,
  account,
});
