import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../common';
import { AuthOptions } from '../auth.config';
import type { AccountExists, TargetInvalid } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { EnumerationLimiter } from '../accounts/enumeration-limiter';
import { IdentityCardStore } from './identity-card.store';
import type { Account, NewAccount } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import type { Registration } from './registration';
import { OwnerNotices } from './owner-notices';
import { canonicalUsername } from '../accounts/username';
import { type PhoneInput, type Phone, parsePhone } from '../accounts/phone';

/** Whether a number that an account holds is refused at once, or only told to those who have proved that it is theirs. */
export type WhenTaken = 'refuse' | 'proceed';

export type RegistrationRefusal = TargetInvalid | AccountExists | Throttled;

/** A registration whose number is proved. */
export interface ProvedRegistration extends Registration, Pick<NewAccount, 'app' | 'passwordHash' | 'locale'> {
  /** E.164 */
  readonly phone: string;
}

/** People who have no account yet. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly cards: IdentityCardStore,
    private readonly disclosures: EnumerationLimiter,
    private readonly notices: OwnerNotices,
    private readonly options: AuthOptions,
  ) {}

  /**
   * The first of the numbers that is one, if no account of the app holds it verified. A context that must not learn who
   * has an account, or not yet, is told `isTaken` instead of being refused, so that the core can tell the owner and not
   * the context.
   */
  async check(
    context: RequestContext,
    claims: PhoneInput | readonly PhoneInput[],
    whenTaken: WhenTaken = 'refuse',
  ): Promise<Outcome<{ phone: Phone; isTaken: boolean }, RegistrationRefusal>> {
    if (context.disclosure === 'uniform' || whenTaken === 'proceed') return this.lookUp(context.app, claims);
    const spent = await this.disclosures.isSpent(context.ip);
    if (spent) return refuse(spent);
    const found = await this.lookUp(context.app, claims);
    if (!found.ok || !found.value.isTaken) return found;
    return refuse(await this.refuseTaken(context));
  }

  /** Tells a context that what it asked for is taken, or that it has been told so often enough for this minute. */
  async refuseTaken(context: RequestContext): Promise<AccountExists | Throttled> {
    return (await this.disclosures.count(context.ip)) || { reason: 'account-exists' };
  }

  /** Whether an account has this name already, or it is none. */
  async isNameTaken(app: string, username: string): Promise<boolean> {
    return (
      canonicalUsername(username) === undefined ||
      (await this.findConflicts(app, { username, email: undefined })).length > 0
    );
  }

  /** The accounts that have this name, or hold this e-mail address verified. */
  async findConflicts(
    app: string,
    { username, email }: Pick<Registration, 'username' | 'email'>,
  ): Promise<readonly Account[]> {
    const key = canonicalUsername(username);
    const named = key === undefined ? undefined : await this.accounts.findByUsername(app, key);
    if (named) return [named];
    return email === undefined ? [] : this.accounts.findByVerifiedEmail(app, email);
  }

  /** Tells the owners of what a registration wanted, in the current transaction. */
  warn(owners: readonly Account[]): Promise<void> {
    return this.notices.queue('already-registered', owners);
  }

  /**
   * Adds the account, which holds its phone alone, and keeps its identity card, in the current transaction; of parallel
   * callers with one name or number one wins.
   */
  async add({ identityCard, ...registration }: ProvedRegistration): Promise<Outcome<Account, AccountExists>> {
    const phone = { value: registration.phone, isVerified: true };
    const email = registration.email === undefined ? undefined : { value: registration.email, isVerified: false };
    const added = await this.accounts.add({ ...registration, phone, email, ownsAddresses: true });
    const account = added && (await this.accounts.findById(registration.app, added.id));
    if (!account) return refuse({ reason: 'account-exists' });
    if (identityCard) await this.cards.keep(account.id, identityCard);
    return done(account);
  }

  private async lookUp(
    app: string,
    claims: PhoneInput | readonly PhoneInput[],
  ): Promise<Outcome<{ phone: Phone; isTaken: boolean }, TargetInvalid>> {
    const numbers = [claims].flat().map((lookup) => parsePhone(lookup, this.options.defaultRegion));
    const phone = numbers.find((number) => number !== undefined);
    if (!phone) return refuse({ reason: 'target-invalid' });
    return done({ phone, isTaken: (await this.accounts.findByVerifiedPhone(app, phone.e164)).length > 0 });
  }
}
