import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled } from '../../common';
import { AuthOptions } from '../auth.config';
import type { RequestContext } from '../request-context';
import { isUniform } from '../uniform-response';
import { AccountDirectory } from './account.directory';
import { EnumerationLimiter } from './enumeration-limiter';
import { parsePhone, type PhoneInput } from './phone';
import { canonicalUsername } from './identifiers';

export interface CheckAccountCommand {
  readonly context: RequestContext;
  readonly username?: string;
  readonly phone?: PhoneInput;
}

/** Existence of an account; `undisclosed` where answers are uniform and no account was looked up. */
export type AccountExistence = 'exists' | 'free' | 'undisclosed';

/** Use case: “Is there such an account?” Every answer counts towards the limit of the client address. */
@Injectable()
export class CheckAccount {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly limiter: EnumerationLimiter,
    private readonly options: AuthOptions,
  ) {}

  async execute({ context, ...lookup }: CheckAccountCommand): Promise<Outcome<AccountExistence, Throttled>> {
    if (isUniform(context)) return done('undisclosed');
    const exceeded = await this.limiter.count(context.ip);
    if (exceeded) return refuse(exceeded);
    return done((await this.exists(context.app, lookup)) ? 'exists' : 'free');
  }

  private async exists(app: string, { username, phone }: Omit<CheckAccountCommand, 'context'>): Promise<boolean> {
    const key = username === undefined ? undefined : canonicalUsername(username);
    if (key !== undefined && (await this.accounts.findByUsername(app, key, username)).length > 0) return true;
    const e164 = phone && parsePhone(phone, this.options.defaultRegion)?.e164;
    return e164 !== undefined && (await this.accounts.findByVerifiedPhone(app, e164)).length > 0;
  }
}
