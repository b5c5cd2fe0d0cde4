import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import { AuthOptions } from '../auth.config';
import type { TargetInvalid } from '../auth.refusals';
import { AccountDirectory } from './account.directory';
import { parsePhone, type Phone, type PhoneInput } from './phone';
import { canonicalUsername } from './identifiers';

/** Account as a client names it. Every part that is given must name the same account. */
export interface AccountLookup {
  readonly username?: string;
  readonly phone?: PhoneInput;
  /** User name or phone number, where a client does not say which; it stands alone. */
  readonly login?: string;
  readonly accountId?: string;
}

/** Lookup whose phone is parsed, and whose login turned out to be a user name or a phone. */
export interface ResolvedLookup {
  readonly username?: string | undefined;
  readonly phone?: Phone | undefined;
  readonly accountId?: string | undefined;
}

/** Resolves lookups, in which some clients let people write a user name or a phone number into one field. */
@Injectable()
export class LookupResolver {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly options: AuthOptions,
  ) {}

  async resolve(app: string, lookup: AccountLookup): Promise<Outcome<ResolvedLookup, TargetInvalid>> {
    if (lookup.login !== undefined) return done(await this.resolveLogin(app, lookup.login));
    const { username, accountId } = lookup;
    const phone = lookup.phone && parsePhone(lookup.phone, this.options.defaultRegion);
    return lookup.phone && !phone ? refuse({ reason: 'target-invalid' }) : done({ username, accountId, phone });
  }

  /**
   * A number means the one account that holds it verified, so that no user name takes it over. A
   * number that none or several accounts hold may be a user name, and is a phone otherwise.
   */
  private async resolveLogin(app: string, login: string): Promise<ResolvedLookup> {
    const phone = parsePhone({ number: login }, this.options.defaultRegion);
    if (!phone) return { username: login };
    const holders = await this.accounts.findByVerifiedPhone(app, phone.e164);
    const isName = holders.length !== 1 && (await this.isUsername(app, login));
    return isName ? { username: login } : { phone };
  }

  private async isUsername(app: string, login: string): Promise<boolean> {
    const key = canonicalUsername(login);
    return key !== undefined && (await this.accounts.findByUsername(app, key)) !== undefined;
  }
}
