import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, refuse, type Throttled } from '../../common';
import type { EventAccount } from '../../events';
import type { Account, NewAccount } from '../accounts/account';
import { AccountDirectories } from '../accounts/account-directories';
import { EnumerationLimiter } from '../accounts/enumeration-limiter';
import { canonicalUsername } from '../accounts/identifiers';
import { AuthOptions } from '../auth.config';
import type { AccountExists, ChannelDisabled, TargetInvalid } from '../auth.refusals';
import { OwnerNotices } from '../messages/owner-notices';
import type { RequestContext } from '../request-context';
import { isUniform } from '../uniform-response';
import type { IdentityCard } from './identity-card';
import { IdentityCardStore } from './identity-card.store';
import type { Registration } from './registration';
import { channelOf, parseTarget, type RegistrationTarget, type TypedTarget } from './registration-target';

/**
 * Handling of a number or e-mail address that an account already has: `refuse` at once, or `proceed` and refuse only a client that has
 * entered a right code.
 */
export type WhenTaken = 'refuse' | 'proceed';

export type RegistrationRefusal = ChannelDisabled | TargetInvalid | AccountExists | Throttled;

/** Parsed address of a registration; `isTaken` when an account of the client application has it verified. */
export interface CheckedTarget {
  readonly target: RegistrationTarget;
  readonly isTaken: boolean;
  /** Language of the account that has the address. */
  readonly ownerLocale: Locale | undefined;
}

/** Registration whose address is verified. */
export interface VerifiedRegistration extends Registration, Pick<NewAccount, 'app' | 'passwordHash' | 'locale'> {
  readonly target: RegistrationTarget;
  /** Address of the client. */
  readonly ip: string;
}

/** Checks registrations against existing accounts, and adds the new ones. */
@Injectable()
export class RegistrationService {
  constructor(
    private readonly accounts: AccountDirectories,
    private readonly cards: IdentityCardStore,
    private readonly limiter: EnumerationLimiter,
    private readonly notices: OwnerNotices,
    private readonly options: AuthOptions,
  ) {}

  /**
   * Checks that accounts may be added, and the address that was typed. A taken one is refused, and the refusal counted; under uniform
   * disclosure, or with `proceed`, it is returned as `isTaken`, so that its owner can be notified instead of answering
   * the client.
   */
  async check(
    context: RequestContext,
    typed: TypedTarget,
    whenTaken: WhenTaken = 'refuse',
  ): Promise<Outcome<CheckedTarget, RegistrationRefusal>> {
    if (!this.canAdd(context.app, typed)) return refuse({ reason: 'channel-disabled' });
    if (isUniform(context) || whenTaken === 'proceed') return this.checkTarget(context.app, typed);
    return this.limiter.limit(context, async (): Promise<Outcome<CheckedTarget, TargetInvalid | AccountExists>> => {
      const checked = await this.checkTarget(context.app, typed);
      return checked.ok && checked.value.isTaken ? refuse({ reason: 'account-exists' }) : checked;
    });
  }

  /** Refusal of a taken name or number; `throttled` when the client address has had too many such answers. */
  async refuseTaken(context: RequestContext): Promise<AccountExists | Throttled> {
    return (await this.limiter.count(context.ip)) ?? { reason: 'account-exists' };
  }

  /** True when an account has this user name already, or the text cannot be a user name. */
  async isNameTaken(app: string, username: string): Promise<boolean> {
    return (
      canonicalUsername(username) === undefined ||
      (await this.findConflicts(app, { username, email: undefined })).length > 0
    );
  }

  /** Accounts with this user name, or this verified e-mail address. */
  async findConflicts(
    app: string,
    { username, email }: Pick<Registration, 'username' | 'email'>,
  ): Promise<readonly Account[]> {
    const key = canonicalUsername(username);
    const named = key === undefined ? [] : await this.accounts.findByUsername(app, key, username);
    if (named.length > 0) return named;
    return email === undefined ? [] : this.accounts.findByVerifiedEmail(app, email);
  }

  /** Queues notices to the owners of the name or address that a registration asked for, in the current transaction. */
  notifyOwners(owners: readonly Account[], flowLocale: Locale | undefined): Promise<void> {
    return this.notices.queue('already-registered', owners, flowLocale);
  }

  /**
   * Adds the account, with a unique verified address, and stores its identity card, in the current transaction. Of parallel
   * callers with one name or address one wins, the others get `account-exists`.
   */
  async add({
    identityCard,
    ip,
    target,
    ...registration
  }: VerifiedRegistration): Promise<Outcome<Account, AccountExists>> {
    const added = await this.accounts.add(
      { ...registration, ...addressesOf(target, registration.email), ownsAddresses: true },
      ip,
    );
    const account = added && (await this.accounts.findById(registration.app, added.id));
    if (!account) return refuse({ reason: 'account-exists' });
    if (identityCard) await this.addCard(account, identityCard);
    return done(account);
  }

  /** Stores the identity card of an account that was added elsewhere, and tells the owner's software, in the current transaction. */
  async complete(account: EventAccount, identityCard: IdentityCard | undefined): Promise<void> {
    if (identityCard) await this.addCard(account, identityCard);
    await this.accounts.tellAdded(account);
  }

  /** Address that was typed; undefined for one that is none. */
  targetOf(typed: TypedTarget): RegistrationTarget | undefined {
    return parseTarget(typed, this.options.defaultRegion);
  }

  /**
   * Stores the identity card of a new account, in the current transaction. Its key is the id, which is unique in regain's own
   * table, and elsewhere in the client application.
   */
  private addCard({ app, id }: Pick<Account, 'app' | 'id'>, card: IdentityCard): Promise<void> {
    return this.cards.add(this.accounts.isOwn(app) ? id : `${app}/${id}`, card);
  }

  /** Owners' tables and services take the number of a registration; whether they hold an e-mail address for verified is theirs. */
  private canAdd(app: string, typed: TypedTarget): boolean {
    return channelOf(typed) === 'sms' ? this.accounts.canAdd(app) : this.accounts.isOwn(app);
  }

  private async checkTarget(app: string, typed: TypedTarget): Promise<Outcome<CheckedTarget, TargetInvalid>> {
    const target = this.targetOf(typed);
    if (!target) return refuse({ reason: 'target-invalid' });
    const [owner] = await (target.channel === 'sms'
      ? this.accounts.findByVerifiedPhone(app, target.value)
      : this.accounts.findByVerifiedEmail(app, target.value));
    return done({ target, isTaken: owner !== undefined, ownerLocale: owner?.locale });
  }
}

/** Addresses of a new account: the one that is verified, and an e-mail address beside a number. */
const addressesOf = ({ channel, value }: RegistrationTarget, email: string | undefined) =>
  channel === 'email'
    ? { phone: undefined, email: { value, isVerified: true } }
    : {
        phone: { value, isVerified: true },
        email: email === undefined ? undefined : { value: email, isVerified: false },
      };
