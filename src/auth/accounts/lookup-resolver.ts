import { Injectable } from '@nestjs/common';
import { type ChannelKind, done, type Outcome, refuse } from '../../common';
import { AuthOptions } from '../auth.config';
import type { TargetInvalid } from '../auth.refusals';
import { AccountDirectory } from './account.directory';
import { parsePhone, type Phone, type PhoneInput } from './phone';
import { canonicalEmail, canonicalUsername } from './identifiers';

/** Account lookup: identifiers as a client states them. All given identifiers must belong to the same account. */
export interface AccountLookup {
  readonly username?: string;
  readonly phone?: PhoneInput;
  readonly email?: string;
  /** User name or phone number, where the client does not distinguish them; never given with other identifiers. */
  readonly login?: string;
  readonly accountId?: string;
  /** Channel whose address of the account is meant; SMS by default. */
  readonly channel?: ChannelKind | undefined;
}

/** Account lookup with its phone parsed and its `login` resolved to a user name or a phone. */
export interface ResolvedLookup {
  readonly username?: string | undefined;
  readonly phone?: Phone | undefined;
  /** Canonical e-mail address. */
  readonly email?: string | undefined;
  readonly accountId?: string | undefined;
  readonly channel: ChannelKind;
}

/** Parses account lookups, and decides whether a `login` is a user name or a phone number. */
@Injectable()
export class LookupResolver {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly options: AuthOptions,
  ) {}

  async resolve(app: string, lookup: AccountLookup): Promise<Outcome<ResolvedLookup, TargetInvalid>> {
    const { username, accountId, channel = 'sms' } = lookup;
    if (lookup.login !== undefined) return done({ ...(await this.resolveLogin(app, lookup.login)), channel });
    const phone = this.phoneOf(lookup);
    const email = emailOf(lookup);
    if (phone === 'invalid' || email === 'invalid') return refuse({ reason: 'target-invalid' });
    return done({ username, accountId, phone, email, channel });
  }

  private phoneOf({ phone }: AccountLookup): Phone | 'invalid' | undefined {
    return phone && (parsePhone(phone, this.options.defaultRegion) ?? 'invalid');
  }

  /**
   * Canonical form of what was typed, which no account changes: the number of a phone, or of a login that is one, else the
   * name. The same number has one form, whichever field it is typed in.
   */
  typedKey({ username, phone, login = '' }: AccountLookup): string {
    const typed = parsePhone(phone ?? { number: login }, this.options.defaultRegion);
    if (username === undefined && typed) return `phone:${typed.e164}`;
    return `name:${canonicalUsername(username ?? login) ?? ''}`;
  }

  /**
   * Resolves a login. A number with one verified account means that account, so that no user name can impersonate it. A
   * number with no or several accounts is taken as a user name if there is such an account, else as a phone. All of them
   * run the same statements.
   */
  private async resolveLogin(app: string, login: string): Promise<Pick<ResolvedLookup, 'username' | 'phone'>> {
    const phone = parsePhone({ number: login }, this.options.defaultRegion);
    if (!phone) return { username: login };
    const holders = await this.accounts.findByVerifiedPhone(app, phone.e164);
    const isName = await this.isUsername(app, login);
    return isName && holders.length !== 1 ? { username: login } : { phone };
  }

  private async isUsername(app: string, login: string): Promise<boolean> {
    const key = canonicalUsername(login);
    return key !== undefined && (await this.accounts.findByUsername(app, key, login)).length > 0;
  }
}

const emailOf = ({ email }: AccountLookup): string | undefined =>
  email === undefined ? undefined : (canonicalEmail(email) ?? 'invalid');
