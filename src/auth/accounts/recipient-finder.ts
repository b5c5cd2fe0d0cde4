import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse, type Throttled } from '../../common';
import { AuthOptions } from '../auth.config';
import type { AccountRefusal, TargetInvalid } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { EnumerationLimiter } from './enumeration-limiter';
import type { Account } from './account';
import { AccountDirectory } from './account.directory';
import type { AccountLookup } from './account-lookup';
import { Logins } from './logins';
import { parsePhone } from './phone';
import type { Recipient } from './recipient';
import { canonicalUsername } from './username';

export type RecipientRefusal = AccountRefusal | TargetInvalid | Throttled;

type Found = Outcome<Account, AccountRefusal>;

const unknown = refuse({ reason: 'account-unknown' });

/** Finds whom to write to: always the address that the account's record holds, never the one in the request. */
@Injectable()
export class RecipientFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: EnumerationLimiter,
    private readonly keys: KeyRing,
    private readonly logins: Logins,
    private readonly options: AuthOptions,
  ) {}

  /**
   * The one account that every part of the lookup names, with its verified phone. A context that must not learn whether
   * there is one gets a decoy instead of a refusal; any other context's refusals are counted, and beyond their share it
   * is throttled before anything is looked up. Nothing is counted where the context answers a refusal like a wrong code
   * (`isTold` false): being throttled would tell more than the answer does.
   */
  find(context: RequestContext, lookup: AccountLookup, isTold = true): Promise<Outcome<Recipient, RecipientRefusal>> {
    const isMetered = isTold && context.disclosure === 'documented';
    return isMetered ? this.findMetered(context, lookup) : this.findUnmetered(context, lookup);
  }

  private async findMetered(
    context: RequestContext,
    lookup: AccountLookup,
  ): Promise<Outcome<Recipient, RecipientRefusal>> {
    const spent = await this.disclosures.isSpent(context.ip);
    if (spent) return refuse(spent);
    const found = await this.findUnmetered(context, lookup);
    if (found.ok || found.refusal.reason === 'target-invalid') return found;
    const overspent = await this.disclosures.count(context.ip);
    return overspent ? refuse(overspent) : found;
  }

  private async findUnmetered(
    context: RequestContext,
    typed: AccountLookup,
  ): Promise<Outcome<Recipient, AccountRefusal | TargetInvalid>> {
    const lookup: AccountLookup =
      typed.login === undefined ? typed : await this.logins.resolve(context.app, typed.login);
    const e164 = lookup.phone && parsePhone(lookup.phone, this.options.defaultRegion)?.e164;
    if (lookup.phone && e164 === undefined) return refuse({ reason: 'target-invalid' });
    const found = toRecipient(await this.lookUp(context.app, lookup, e164));
    if (found.ok || context.disclosure === 'documented') return found;
    return done({ kind: 'decoy', target: this.decoyTarget(lookup, e164) });
  }

  private lookUp(app: string, lookup: AccountLookup, e164: string | undefined): Promise<Found> {
    return lookup.username === undefined && lookup.accountId === undefined
      ? this.byPhone(app, e164 ?? '')
      : this.byName(app, lookup, e164);
  }

  private async byPhone(app: string, e164: string): Promise<Found> {
    const [only, another] = await this.accounts.findByVerifiedPhone(app, e164);
    if (another) return refuse({ reason: 'target-ambiguous' });
    return only ? done(only) : unknown;
  }

  private async byName(app: string, lookup: AccountLookup, e164: string | undefined): Promise<Found> {
    const account = await this.named(app, lookup);
    if (!account) return unknown;
    if (!account.phone?.isVerified) return refuse({ reason: 'target-unbound' });
    return e164 === undefined || e164 === account.phone.value ? done(account) : refuse({ reason: 'target-mismatch' });
  }

  /** The account that both the name and the id mean, where both are given. */
  private async named(app: string, { username, accountId }: AccountLookup): Promise<Account | undefined> {
    const byName = username === undefined ? undefined : await this.byUsername(app, username);
    if (accountId === undefined) return byName;
    const byId = await this.accounts.findById(app, accountId);
    return username === undefined || byName?.id === byId?.id ? byId : undefined;
  }

  private async byUsername(app: string, username: string): Promise<Account | undefined> {
    const key = canonicalUsername(username);
    return key === undefined ? undefined : this.accounts.findByUsername(app, key);
  }

  /**
   * The same name, or number where none is given, meets the same decoy at every step, so that limits and budgets look as
   * they do for a real account.
   */
  private decoyTarget({ username, accountId }: AccountLookup, e164: string | undefined): string {
    const parts =
      username === undefined ? ['target', e164 ?? '', accountId ?? ''] : ['name', canonicalUsername(username) ?? ''];
    return `decoy:${this.keys.mac('decoy', parts).digest}`;
  }
}

/** Written to at the verified phone, which the look-up has made sure of. */
const toRecipient = (found: Found): Outcome<Recipient, AccountRefusal> =>
  found.ok ? done({ kind: 'account', account: found.value, target: found.value.phone?.value ?? '' }) : found;
