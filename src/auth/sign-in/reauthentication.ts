import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Throttled, throttled } from '../../common';
import type { Account } from '../accounts/account';
import { PasswordVerifier } from '../accounts/password-verifier';
import type { CredentialsWrong } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { LoginThrottle } from './login-throttle';

export type ReauthenticationRefusal = CredentialsWrong | Throttled;

/** Wait after too many wrong passwords, in seconds; a sign-in could be asked for a captcha in its place. */
const HOLD_SECONDS = 60;

/** Verifies the password of a signed-in person once more, before something that a stolen session must not do. */
@Injectable()
export class Reauthentication {
  constructor(
    private readonly throttle: LoginThrottle,
    private readonly passwords: PasswordVerifier,
  ) {}

  /** Returns the account, with its credential version after that. Guesses count as failed sign-ins of the account do. */
  async verify(
    { app, ip }: RequestContext,
    account: Account,
    password: string,
  ): Promise<Outcome<Account, ReauthenticationRefusal>> {
    const place = this.passwords.reserve(this.throttle.laneOf(ip));
    try {
      const key = { app, ip, identifier: `account:${account.id}` };
      const admitted = await this.throttle.admit(key, 'unsupported');
      if (!admitted.ok)
        return refuse(
          admitted.refusal.reason === 'throttled' ? admitted.refusal : throttled(HOLD_SECONDS, 'loginFailures'),
        );
      const verified = await this.passwords.verify(app, password, account, place);
      if (!verified) return refuse({ reason: 'credentials-wrong' });
      await this.throttle.recordSuccess(key, account.id, admitted.value);
      return done(verified);
    } finally {
      place.release();
    }
  }
}
