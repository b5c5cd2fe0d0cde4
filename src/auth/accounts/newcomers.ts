import { Inject, Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../kernel';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';
import type { AccountExists, TargetInvalid } from '../auth.refusals';
import type { Caller } from '../caller';
import { DisclosureMeter } from '../counters/disclosure-meter';
import { IdentityCardStore } from '../identity/identity-card.store';
import type { Account, NewAccount } from './account';
import { AccountDirectory } from './account.directory';
import type { Newcomer } from './newcomer';
import { OwnerNotices } from './owner-notices';
import { canonicalUsername } from './username';
import { type PhoneClaim, type Phone, parsePhone } from './phone';

/** Whether a number that an account holds is refused at once, or only told to those who have proved that it is theirs. */
export type WhenTaken = 'refuse' | 'proceed';

export type NewcomerRefusal = TargetInvalid | AccountExists | Throttled;

/** A newcomer whose number is proved. */
export interface ProvedNewcomer extends Newcomer, Pick<NewAccount, 'app' | 'passwordHash' | 'locale'> {
  /** E.164 */
  readonly phone: string;
}

/** People who have no account yet. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly cards: IdentityCardStore,
    private readonly disclosures: DisclosureMeter,
    private readonly notices: OwnerNotices,
    @Inject(AUTH_OPTIONS) private readonly options: AuthOptions,
  ) {}

  /**
   * The first of the numbers that is one, if no account of the app holds it verified. A caller that must not learn who
   * has an account, or not yet, is told `isTaken` instead of being refused, so that the core can tell the owner and not
   * the caller.
   */
  async check(
    caller: Caller,
    claims: PhoneClaim | readonly PhoneClaim[],
    whenTaken: WhenTaken = 'refuse',
  ): Promise<Outcome<{ phone: Phone; isTaken: boolean }, NewcomerRefusal>> {
    if (caller.disclosure === 'uniform' || whenTaken === 'proceed') return this.lookUp(caller.app, claims);
    const spent = await this.disclosures.isSpent(caller.ip);
    if (spent) return refuse(spent);
    const found = await this.lookUp(caller.app, claims);
    if (!found.ok || !found.value.isTaken) return found;
    return refuse(await this.tellTaken(caller));
  }

  /** Tells a caller that what it asked for is taken, or that it has been told so often enough for this minute. */
  async tellTaken(caller: Caller): Promise<AccountExists | Throttled> {
    return (await this.disclosures.count(caller.ip)) || { reason: 'account-exists' };
  }

  /** Whether an account has this name already, or it is none. */
  async isNameTaken(app: string, username: string): Promise<boolean> {
    return (
      canonicalUsername(username) === undefined || (await this.rivalsOf(app, { username, email: undefined })).length > 0
    );
  }

  /** The accounts that have this name, or hold this e-mail address verified. */
  async rivalsOf(app: string, { username, email }: Pick<Newcomer, 'username' | 'email'>): Promise<readonly Account[]> {
    const key = canonicalUsername(username);
    const named = key === undefined ? undefined : await this.accounts.findByUsername(app, key);
    if (named) return [named];
    return email === undefined ? [] : this.accounts.findByVerifiedEmail(app, email);
  }

  /** Tells the owners of what a newcomer wanted, in the current transaction. */
  warn(owners: readonly Account[]): Promise<void> {
    return this.notices.queue('already-registered', owners);
  }

  /**
   * Adds the account, which holds its phone alone, and keeps its identity card, in the current transaction; of parallel
   * callers with one name or number one wins.
   */
  async add({ identityCard, ...newcomer }: ProvedNewcomer): Promise<Outcome<Account, AccountExists>> {
    const phone = { value: newcomer.phone, isVerified: true };
    const email = newcomer.email === undefined ? undefined : { value: newcomer.email, isVerified: false };
    const added = await this.accounts.add({ ...newcomer, phone, email, claimsAddresses: true });
    const account = added && (await this.accounts.findById(newcomer.app, added.id));
    if (!account) return refuse({ reason: 'account-exists' });
    if (identityCard) await this.cards.keep(account.id, identityCard);
    return done(account);
  }

  private async lookUp(
    app: string,
    claims: PhoneClaim | readonly PhoneClaim[],
  ): Promise<Outcome<{ phone: Phone; isTaken: boolean }, TargetInvalid>> {
    const numbers = [claims].flat().map((claim) => parsePhone(claim, this.options.defaultRegion));
    const phone = numbers.find((number) => number !== undefined);
    if (!phone) return refuse({ reason: 'target-invalid' });
    return done({ phone, isTaken: (await this.accounts.findByVerifiedPhone(app, phone.e164)).length > 0 });
  }
}
