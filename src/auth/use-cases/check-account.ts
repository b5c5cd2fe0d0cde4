import { Inject, Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../kernel';
import { AccountDirectory } from '../accounts/account.directory';
import { parsePhone, type PhoneClaim } from '../accounts/phone';
import { canonicalUsername } from '../accounts/username';
import { AUTH_OPTIONS, type AuthOptions } from '../auth.options';
import type { Caller } from '../caller';
import { DisclosureMeter } from '../counters/disclosure-meter';

export interface CheckAccountCommand {
  readonly caller: Caller;
  readonly username?: string;
  readonly phone?: PhoneClaim;
}

/** `undisclosed`: the caller's switch keeps it to ourselves, and nothing was looked up. */
export type AccountExistence = 'exists' | 'free' | 'undisclosed';

/** “Is there such an account?” Answered at most so many times a minute per address, whatever the answer. */
@Injectable()
export class CheckAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly disclosures: DisclosureMeter,
    @Inject(AUTH_OPTIONS) private readonly options: AuthOptions,
  ) {}

  async execute({ caller, ...asked }: CheckAccountCommand): Promise<Outcome<AccountExistence, Throttled>> {
    if (caller.disclosure === 'uniform') return done('undisclosed');
    const spent = await this.disclosures.count(caller.ip);
    if (spent) return refuse(spent);
    return done((await this.exists(caller.app, asked)) ? 'exists' : 'free');
  }

  private async exists(app: string, { username, phone }: Omit<CheckAccountCommand, 'caller'>): Promise<boolean> {
    const key = username === undefined ? undefined : canonicalUsername(username);
    if (key !== undefined && (await this.accounts.findByUsername(app, key))) return true;
    const e164 = phone && parsePhone(phone, this.options.defaultRegion)?.e164;
    return e164 !== undefined && (await this.accounts.findByVerifiedPhone(app, e164)).length > 0;
  }
}
