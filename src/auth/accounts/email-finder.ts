import { Injectable } from '@nestjs/common';
import { done, KeyRing, type Outcome, refuse, type Throttled } from '../../common';
import type { AccountRefusal, TargetInvalid } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { EnumerationLimiter } from './enumeration-limiter';
import { AccountDirectory } from './account.directory';
import { canonicalEmail } from './email';
import type { Recipient } from './recipient';

/** Finds the one account that holds an e-mail address verified; see RecipientFinder for who may learn what. */
@Injectable()
export class EmailFinder {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: EnumerationLimiter,
    private readonly keys: KeyRing,
  ) {}

  async find(
    context: RequestContext,
    typed: string,
  ): Promise<Outcome<Recipient, AccountRefusal | TargetInvalid | Throttled>> {
    const spent = context.disclosure === 'documented' && (await this.disclosures.isSpent(context.ip));
    if (spent) return refuse(spent);
    const email = canonicalEmail(typed);
    if (email === undefined) return refuse({ reason: 'target-invalid' });
    const found = await this.lookUp(context.app, email);
    if (found.ok) return found;
    if (context.disclosure === 'uniform') return done(this.decoy(email));
    const overspent = await this.disclosures.count(context.ip);
    return overspent ? refuse(overspent) : found;
  }

  private async lookUp(app: string, email: string): Promise<Outcome<Recipient, AccountRefusal>> {
    const [account, another] = await this.accounts.findByVerifiedEmail(app, email);
    if (another) return refuse({ reason: 'target-ambiguous' });
    return account ? done({ kind: 'account', account, target: email }) : refuse({ reason: 'account-unknown' });
  }

  private decoy(email: string): Recipient {
    return { kind: 'decoy', target: `decoy:${this.keys.mac('decoy', [email]).digest}` };
  }
}
