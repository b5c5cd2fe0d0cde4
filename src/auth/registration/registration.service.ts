import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../common';
import type { Account, NewAccount } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { EnumerationLimiter } from '../accounts/enumeration-limiter';
import { parsePhone, type Phone, type PhoneInput } from '../accounts/phone';
import { canonicalUsername } from '../accounts/identifiers';
import { AuthOptions } from '../auth.config';
import type { AccountExists, TargetInvalid } from '../auth.refusals';
import { OwnerNotices } from '../messages/owner-notices';
import type { RequestContext } from '../request-context';
import { isUniform } from '../uniform-response';
import { IdentityCardStore } from './identity-card.store';
import type { Registration } from './registration';

/** Number that an account holds: refused at once, or only to a client that has entered a right code for it. */
export type WhenTaken = 'refuse' | 'proceed';

export type RegistrationRefusal = TargetInvalid | AccountExists | Throttled;

/** Number of a registration, and whether an account of the app holds it verified. */
export interface CheckedNumber {
  readonly phone: Phone;
  readonly isTaken: boolean;
}

/** Registration whose number is verified. */
export interface VerifiedRegistration extends Registration, Pick<NewAccount, 'app' | 'passwordHash' | 'locale'> {
  /** E.164 */
  readonly phone: string;
}

/** Checks registrations against the existing accounts, and adds theirs. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly cards: IdentityCardStore,
    private readonly limiter: EnumerationLimiter,
    private readonly notices: OwnerNotices,
    private readonly options: AuthOptions,
  ) {}

  /**
   * Checks the first of the numbers that is one. A taken number is refused, and the refusal counted; where answers are
   * uniform, or with `proceed`, it is returned as `isTaken`, so that its owner can be told instead of the client.
   */
  async check(
    context: RequestContext,
    typed: PhoneInput | readonly PhoneInput[],
    whenTaken: WhenTaken = 'refuse',
  ): Promise<Outcome<CheckedNumber, RegistrationRefusal>> {
    if (isUniform(context) || whenTaken === 'proceed') return this.checkNumber(context.app, typed);
    return this.limiter.limit(context, async (): Promise<Outcome<CheckedNumber, TargetInvalid | AccountExists>> => {
      const checked = await this.checkNumber(context.app, typed);
      return checked.ok && checked.value.isTaken ? refuse({ reason: 'account-exists' }) : checked;
    });
  }

  /** Refusal of a taken name or number, or of one answer too many that tells so. */
  async refuseTaken(context: RequestContext): Promise<AccountExists | Throttled> {
    return (await this.limiter.count(context.ip)) ?? { reason: 'account-exists' };
  }

  /** True when an account has this user name already, or it cannot be one. */
  async isNameTaken(app: string, username: string): Promise<boolean> {
    return (
      canonicalUsername(username) === undefined ||
      (await this.findConflicts(app, { username, email: undefined })).length > 0
    );
  }

  /** Accounts that have this user name, or hold this e-mail address verified. */
  async findConflicts(
    app: string,
    { username, email }: Pick<Registration, 'username' | 'email'>,
  ): Promise<readonly Account[]> {
    const key = canonicalUsername(username);
    const named = key === undefined ? undefined : await this.accounts.findByUsername(app, key);
    if (named) return [named];
    return email === undefined ? [] : this.accounts.findByVerifiedEmail(app, email);
  }

  /** Queues notices to the owners of the name or address that a registration wanted, in the current transaction. */
  notifyOwners(owners: readonly Account[]): Promise<void> {
    return this.notices.queue('already-registered', owners);
  }

  /**
   * Adds the account, the only one with its phone, and stores its identity card, in the current transaction. Of parallel
   * callers with one name or number one wins, the others get `account-exists`.
   */
  async add({ identityCard, ...registration }: VerifiedRegistration): Promise<Outcome<Account, AccountExists>> {
    const phone = { value: registration.phone, isVerified: true };
    const email = registration.email === undefined ? undefined : { value: registration.email, isVerified: false };
    const added = await this.accounts.add({ ...registration, phone, email, ownsAddresses: true });
    const account = added && (await this.accounts.findById(registration.app, added.id));
    if (!account) return refuse({ reason: 'account-exists' });
    if (identityCard) await this.cards.add(account.id, identityCard);
    return done(account);
  }

  private async checkNumber(
    app: string,
    typed: PhoneInput | readonly PhoneInput[],
  ): Promise<Outcome<CheckedNumber, TargetInvalid>> {
    const numbers = [typed].flat().map((each) => parsePhone(each, this.options.defaultRegion));
    const phone = numbers.find((number) => number !== undefined);
    if (!phone) return refuse({ reason: 'target-invalid' });
    return done({ phone, isTaken: (await this.accounts.findByVerifiedPhone(app, phone.e164)).length > 0 });
  }
}
