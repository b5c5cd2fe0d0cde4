import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../common';
import { AccountDirectory } from './account.directory';
import { parsePhone, type PhoneInput } from './phone';
import { canonicalUsername } from './username';
import { AuthOptions } from '../auth.config';
import type { RequestContext } from '../request-context';
import { EnumerationLimiter } from './enumeration-limiter';

export interface CheckAccountCommand {
  readonly context: RequestContext;
  readonly username?: string;
  readonly phone?: PhoneInput;
}

/** `undisclosed`: the context's switch keeps it to ourselves, and nothing was looked up. */
export type AccountExistence = 'exists' | 'free' | 'undisclosed';

/** “Is there such an account?” Answered at most so many times a minute per address, whatever the answer. */
@Injectable()
export class CheckAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: EnumerationLimiter,
    private readonly options: AuthOptions,
  ) {}

  async execute({ context, ...asked }: CheckAccountCommand): Promise<Outcome<AccountExistence, Throttled>> {
    if (context.disclosure === 'uniform') return done('undisclosed');
    const spent = await this.disclosures.count(context.ip);
    if (spent) return refuse(spent);
    return done((await this.exists(context.app, asked)) ? 'exists' : 'free');
  }

  private async exists(app: string, { username, phone }: Omit<CheckAccountCommand, 'context'>): Promise<boolean> {
    const key = username === undefined ? undefined : canonicalUsername(username);
    if (key !== undefined && (await this.accounts.findByUsername(app, key))) return true;
    const e164 = phone && parsePhone(phone, this.options.defaultRegion)?.e164;
    return e164 !== undefined && (await this.accounts.findByVerifiedPhone(app, e164)).length > 0;
  }
}
