import { Injectable } from '@nestjs/common';
import { AuthOptions } from '../auth.config';
import { AccountDirectory } from './account.directory';
import { parsePhone, type PhoneInput } from './phone';
import { canonicalUsername } from './username';

/** What a login turned out to be. */
export type ResolvedLogin = { readonly username: string } | { readonly phone: PhoneInput };

/** Reads logins: one field in which some clients let people write a user name or a phone number. */
@Injectable()
export class Logins {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly options: AuthOptions,
  ) {}

  /**
   * A number means the one account that holds it verified, so that nobody takes it over by making it a user name. One
   * that nobody or several hold may be the user name of somebody, and is a number otherwise.
   */
  async resolve(app: string, login: string): Promise<ResolvedLogin> {
    const e164 = parsePhone({ number: login }, this.options.defaultRegion)?.e164;
    if (e164 === undefined) return { username: login };
    const holders = await this.accounts.findByVerifiedPhone(app, e164);
    const isName = holders.length !== 1 && (await this.isUsername(app, login));
    return isName ? { username: login } : { phone: { number: e164 } };
  }

  private async isUsername(app: string, login: string): Promise<boolean> {
    const key = canonicalUsername(login);
    return key !== undefined && (await this.accounts.findByUsername(app, key)) !== undefined;
  }
}
