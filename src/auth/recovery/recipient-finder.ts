import { Injectable } from '@nestjs/common';
import { type ChannelKind, done, KeyRing, type Outcome, refuse, type Throttled } from '../../common';
import type { Account } from '../accounts/account';
import { AccountDirectory } from '../accounts/account.directory';
import { canonicalEmail, canonicalUsername } from '../accounts/identifiers';
import { EnumerationLimiter } from '../accounts/enumeration-limiter';
import { type AccountLookup, LookupResolver, type ResolvedLookup } from '../accounts/lookup-resolver';
import type { Phone } from '../accounts/phone';
import type { AccountRefusal, TargetInvalid } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { toUniformRecipient } from '../uniform-response';
import type { Recipient } from './recipient';

export type RecipientRefusal = AccountRefusal | TargetInvalid | Throttled;

type Found = Outcome<Recipient, AccountRefusal>;
type FoundAccount = Outcome<Account, AccountRefusal>;

const unknown = refuse({ reason: 'account-unknown' });
const ambiguous = refuse({ reason: 'target-ambiguous' });

/**
 * Finds the account to which a code or link is sent, always at the verified address in its record, never at one from
 * the request. Under uniform disclosure an account that is not found is replaced by a decoy.
 */
@Injectable()
export class RecipientFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly limiter: EnumerationLimiter,
    private readonly lookups: LookupResolver,
    private readonly keys: KeyRing,
  ) {}

  /**
   * Finds the one account to which all identifiers of the lookup belong, with its phone. Refusals are counted and
   * limited.
   */
  find(context: RequestContext, lookup: AccountLookup): Promise<Outcome<Recipient, RecipientRefusal>> {
    return this.limiter.limit(context, () => this.findUnlimited(context, lookup));
  }

  /**
   * Finds as `find` does, without a limit: for clients that get its refusals as a wrong code, to whom throttling would
   * disclose more.
   */
  async findUnlimited(
    context: RequestContext,
    lookup: AccountLookup,
  ): Promise<Outcome<Recipient, AccountRefusal | TargetInvalid>> {
    const resolved = await this.lookups.resolve(context.app, lookup);
    if (!resolved.ok) return resolved;
    const { phone, channel } = resolved.value;
    const asked = { channel, phone, typed: typedKey(resolved.value) };
    const found = toRecipient(await this.lookUp(context.app, resolved.value), asked);
    return toUniformRecipient(context, found, () => ({
      ...asked,
      target: this.decoyTarget(decoyParts(resolved.value)),
    }));
  }

  /**
   * Finds the account whose verified e-mail address is the typed one; refuses a malformed address, one of no account, and
   * one of several accounts. Under uniform disclosure the last two yield a decoy; else refusals are counted and limited per
   * client address.
   */
  findByEmail(context: RequestContext, typed: string): Promise<Outcome<Recipient, RecipientRefusal>> {
    return this.limiter.limit(context, async (): Promise<Outcome<Recipient, AccountRefusal | TargetInvalid>> => {
      const email = canonicalEmail(typed);
      if (email === undefined) return refuse({ reason: 'target-invalid' });
      const [account, another] = await this.accounts.findByVerifiedEmail(context.app, email);
      const asked = { channel: 'email', typed: email } as const;
      const only: Found = account ? done({ ...asked, kind: 'account', account, target: email }) : unknown;
      const decoy = () => ({ ...asked, target: this.decoyTarget([email]) });
      return toUniformRecipient(context, another ? ambiguous : only, decoy);
    });
  }

  private lookUp(app: string, lookup: ResolvedLookup): Promise<FoundAccount> {
    return isNamed(lookup) ? this.byName(app, lookup) : this.byAddress(app, lookup);
  }

  /** Finds the account by its verified phone number, or by its verified e-mail address where no number is given. */
  private async byAddress(app: string, lookup: ResolvedLookup): Promise<FoundAccount> {
    const [only, another] = await this.addressed(app, lookup);
    if (another) return ambiguous;
    return only ? checkAddresses(only, lookup) : unknown;
  }

  private addressed(app: string, { phone, email }: ResolvedLookup): Promise<readonly Account[]> {
    return email === undefined || phone
      ? this.accounts.findByVerifiedPhone(app, phone?.e164 ?? '')
      : this.accounts.findByVerifiedEmail(app, email);
  }

  private async byName(app: string, lookup: ResolvedLookup): Promise<FoundAccount> {
    const [account, another] = await this.named(app, lookup);
    if (another) return ambiguous;
    return account ? checkAddresses(account, lookup) : unknown;
  }

  /** Finds the accounts by name and id; both must belong to the same one where both are given. */
  private async named(app: string, { username, accountId }: ResolvedLookup): Promise<readonly Account[]> {
    const byName = username === undefined ? [] : await this.byUsername(app, username);
    if (accountId === undefined) return byName;
    const byId = await this.accounts.findById(app, accountId);
    if (!byId) return [];
    return username === undefined || byName.some(({ id }) => id === byId.id) ? [byId] : [];
  }

  private async byUsername(app: string, username: string): Promise<readonly Account[]> {
    const key = canonicalUsername(username);
    return key === undefined ? [] : this.accounts.findByUsername(app, key, username);
  }

  private decoyTarget(parts: readonly string[]): string {
    return `decoy:${this.keys.mac('decoy', parts).digest}`;
  }
}

/**
 * Parts from which a decoy is derived: the name, or the number without one. The same lookup yields the same decoy at
 * every step, so that rate limits appear as they do for a real account.
 */
const decoyParts = ({ username, phone, email, accountId, channel }: ResolvedLookup): readonly string[] => {
  const byChannel = channel === 'sms' ? [] : [channel];
  if (username !== undefined) return ['name', canonicalUsername(username) ?? '', ...byChannel];
  return ['target', phone?.e164 ?? email ?? '', accountId ?? '', ...byChannel];
};

/** Address of an account to which messages of a channel go; undefined for an unverified one, and for none. */
function addressOf({ phone, email }: Account, channel: ChannelKind): string | undefined {
  const address = channel === 'sms' ? phone : email;
  return address?.isVerified ? address.value : undefined;
}

/** Checks that an account has a verified address of the channel, and those that were given. */
function checkAddresses(account: Account, { phone, email, channel }: ResolvedLookup): FoundAccount {
  if (addressOf(account, channel) === undefined) return refuse({ reason: 'target-unbound' });
  const isSame = isSamePhone(account, phone) && isSameEmail(account, email);
  return isSame ? done(account) : refuse({ reason: 'target-mismatch' });
}

/** True for an account with this verified number, and where no number is given. */
const isSamePhone = ({ phone }: Account, given: Phone | undefined): boolean =>
  given === undefined || (phone?.isVerified === true && phone.value === given.e164);

/** True for an account with this verified e-mail address, and where no address is given. */
const isSameEmail = ({ email }: Account, given: string | undefined): boolean =>
  given === undefined || (email?.isVerified === true && email.value === given);

/**
 * Creates the recipient of a found account, whose address on the channel the look-up has checked: it is verified, and
 * equals the one that was given.
 */
const toRecipient = (found: FoundAccount, asked: Pick<Recipient, 'channel' | 'phone' | 'typed'>): Found =>
  found.ok
    ? done({ kind: 'account', account: found.value, target: addressOf(found.value, asked.channel) ?? '', ...asked })
    : found;

/** Canonical form of what was typed: the number alone, as a registration with it has it too, or all identifiers. */
const typedKey = (lookup: ResolvedLookup): string => {
  const { phone, email } = lookup;
  if (isNamed(lookup) || (phone && email !== undefined)) return JSON.stringify(typedParts(lookup));
  return phone?.e164 ?? email ?? JSON.stringify(typedParts(lookup));
};

const isNamed = ({ username, accountId }: ResolvedLookup): boolean => username !== undefined || accountId !== undefined;

const typedParts = ({ username, phone, email, accountId }: ResolvedLookup): readonly (string | null | undefined)[] => [
  username === undefined ? null : (canonicalUsername(username) ?? ''),
  ...[phone?.e164, accountId],
  ...(email === undefined ? [] : [email]),
];
