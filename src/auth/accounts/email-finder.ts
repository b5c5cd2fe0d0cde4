import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse, type Throttled } from '../../kernel';
import type { AccountRefusal, TargetInvalid } from '../auth.refusals';
import type { Caller } from '../caller';
import { DisclosureMeter } from '../counters/disclosure-meter';
import { AccountDirectory } from './account.directory';
import { canonicalEmail } from './email';
import type { Recipient } from './recipient';

/** Finds the one account that holds an e-mail address verified; see RecipientFinder for who may learn what. */
@Injectable()
export class EmailFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: DisclosureMeter,
    private readonly keys: KeyRing,
  ) {}

  async find(caller: Caller, typed: string): Promise<Outcome<Recipient, AccountRefusal | TargetInvalid | Throttled>> {
    const spent = caller.disclosure === 'documented' && (await this.disclosures.isSpent(caller.ip));
    if (spent) return refuse(spent);
    const email = canonicalEmail(typed);
    if (email === undefined) return refuse({ reason: 'target-invalid' });
    const [only, another] = await this.accounts.findByVerifiedEmail(caller.app, email);
    if (only && !another) return done({ kind: 'account', account: only, target: only.email?.value ?? '' });
    if (caller.disclosure === 'uniform')
      return done({ kind: 'decoy', target: `decoy:${this.keys.mac('decoy', [email]).digest}` });
    await this.disclosures.count(caller.ip);
    return refuse({ reason: another ? 'target-ambiguous' : 'account-unknown' });
  }
}
