import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse, type Throttled } from '../../common';
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
    const { phone } = resolved.value;
    const asked = { phone, typed: typedKey(resolved.value) };
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
      const only: Found = account ? done({ kind: 'account', account, target: email, typed: email }) : unknown;
      const decoy = () => ({ target: this.decoyTarget([email]), typed: email });
      return toUniformRecipient(context, another ? ambiguous : only, decoy);
    });
  }

  private lookUp(app: string, lookup: ResolvedLookup): Promise<FoundAccount> {
    const isNamed = lookup.username !== undefined || lookup.accountId !== undefined;
    return isNamed ? this.byName(app, lookup) : this.byPhone(app, lookup.phone);
  }

  private async byPhone(app: string, phone: Phone | undefined): Promise<FoundAccount> {
    const [only, another] = await this.accounts.findByVerifiedPhone(app, phone?.e164 ?? '');
    if (another) return ambiguous;
    return only ? done(only) : unknown;
  }

  private async byName(app: string, lookup: ResolvedLookup): Promise<FoundAccount> {
    const [account, another] = await this.named(app, lookup);
    if (another) return ambiguous;
    if (!account) return unknown;
    if (!account.phone?.isVerified) return refuse({ reason: 'target-unbound' });
    const isSame = lookup.phone === undefined || lookup.phone.e164 === account.phone.value;
    return isSame ? done(account) : refuse({ reason: 'target-mismatch' });
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
const decoyParts = ({ username, phone, accountId }: ResolvedLookup): readonly string[] =>
  username === undefined ? ['target', phone?.e164 ?? '', accountId ?? ''] : ['name', canonicalUsername(username) ?? ''];

/**
 * Creates the recipient of a found account, whose phone the look-up has checked: it is verified, and equals the
 * phone where one was given.
 */
const toRecipient = (found: FoundAccount, asked: Pick<Recipient, 'phone' | 'typed'>): Found =>
  found.ok ? done({ kind: 'account', account: found.value, target: found.value.phone?.value ?? '', ...asked }) : found;

/** Canonical form of what was typed: the number alone, as a registration with it has it too, or all identifiers. */
const typedKey = ({ username, phone, accountId }: ResolvedLookup): string =>
  username === undefined && accountId === undefined && phone !== undefined
    ? phone.e164
    : JSON.stringify([username === undefined ? null : (canonicalUsername(username) ?? ''), phone?.e164, accountId]);
