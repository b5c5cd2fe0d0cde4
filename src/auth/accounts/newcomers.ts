import { Inject, Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../kernel';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';
import type { AccountExists, TargetInvalid } from '../auth.refusals';
import type { Caller } from '../caller';
import { DisclosureMeter } from '../counters/disclosure-meter';
import type { NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import { canonicalUsername } from './username';
import { type PhoneClaim, type Phone, parsePhone } from './phone';

export type NewcomerRefusal = TargetInvalid | AccountExists | Throttled;

/** People who have no account yet. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: DisclosureMeter,
    @Inject(AUTH_OPTIONS) private readonly options: AuthOptions,
  ) {}

  /**
   * The number, if no account of the app holds it verified. A caller that must not learn who has an account is told
   * `isTaken` instead of being refused, so that the core can tell the owner and not the caller.
   */
  async check(
    caller: Caller,
    claim: PhoneClaim,
  ): Promise<Outcome<{ phone: Phone; isTaken: boolean }, NewcomerRefusal>> {
    const isDisclosing = caller.disclosure === 'documented';
    const spent = isDisclosing && (await this.disclosures.isSpent(caller.ip));
    if (spent) return refuse(spent);
    const phone = parsePhone(claim, this.options.defaultRegion);
    if (!phone) return refuse({ reason: 'target-invalid' });
    const isTaken = (await this.accounts.findByVerifiedPhone(caller.app, phone.e164)).length > 0;
    if (!isTaken || !isDisclosing) return done({ phone, isTaken });
    return refuse(await this.tellTaken(caller));
  }

  /** Tells a caller that what it asked for is taken, or that it has been told so often enough for this minute. */
  async tellTaken(caller: Caller): Promise<AccountExists | Throttled> {
    return (await this.disclosures.count(caller.ip)) || { reason: 'account-exists' };
  }

  /** Whether an account has this name already, or it is none. */
  async isNameTaken(app: string, username: string): Promise<boolean> {
    const key = canonicalUsername(username);
    return key === undefined || (await this.accounts.findByUsername(app, key)) !== undefined;
  }

  /** Adds the account, which holds its addresses alone; of parallel callers with one name or address one wins. */
  async add(account: Omit<NewAccount, 'claimsAddresses'>): Promise<Outcome<{ id: string }, AccountExists>> {
    const added = await this.accounts.add({ ...account, claimsAddresses: true });
    return added ? done(added) : refuse({ reason: 'account-exists' });
  }
}
