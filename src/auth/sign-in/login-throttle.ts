import { Injectable } from '@nestjs/common';
import { done, keyDigest, type Outcome, refuse, type Throttled, throttled, UnitOfWork } from '../../common';
import type { CaptchaRequired } from '../../otp';
import { type Counter, CounterStore } from '../accounts/counter.sql-store';
import { AuthOptions } from '../auth.config';

export interface LoginKey {
  readonly app: string;
  /** Canonical, whether an account has it or not. */
  readonly identifier: string;
  readonly ip: string;
}

/** Throttle of password attempts, per (identifier, client address): owners cannot be locked out from elsewhere. */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly options: AuthOptions,
  ) {}

  /** Admits one attempt, counted as failed before the password is compared; parallel attempts are counted one by one. */
  admit(key: LoginKey, captchaPassed: boolean): Promise<Outcome<void, Throttled | CaptchaRequired>> {
    return this.unitOfWork.run(async () => {
      const { now, counter } = await this.counters.lock(toCounterKey(key));
      const counted = nextLoginAttempt(counter, now, captchaPassed, this.options);
      if (!counted.ok) return counted;
      await this.counters.write(toCounterKey(key), counted.value);
      return done(undefined);
    });
  }

  /** Forgets the failures before a right password. */
  reset(key: LoginKey): Promise<void> {
    return this.counters.clear(toCounterKey(key));
  }
}

const toCounterKey = ({ app, identifier, ip }: LoginKey): string => keyDigest('login', app, identifier, ip);

type LoginLimits = Pick<AuthOptions, 'loginFailures' | 'loginWindowSeconds' | 'loginDelayMaxSeconds'>;

/** Failures without a delay. */
const FREE_FAILURES = 5;

/**
 * Counter after one more attempt, or the refusal of the attempt. Never a hard lock: the longest wait is
 * `loginDelayMaxSeconds`, and it holds for one (identifier, address) only.
 */
export function nextLoginAttempt(
  counter: Counter,
  now: number,
  captchaPassed: boolean,
  limits: LoginLimits,
): Outcome<Counter, Throttled | CaptchaRequired> {
  if (counter.blockedUntil > now) return refuse(throttled(Math.ceil((counter.blockedUntil - now) / 1000)));
  if (counter.count >= limits.loginFailures && !captchaPassed) return refuse({ reason: 'captcha-required' });
  const count = counter.count + 1;
  const delayMs = count < FREE_FAILURES ? 0 : delaySeconds(count, limits) * 1000;
  const windowMs = limits.loginWindowSeconds * 1000;
  return done({ count, blockedUntil: now + delayMs, expiresAt: now + Math.max(windowMs, delayMs) });
}

/** 2^(n-5) seconds after the nth failure. */
const delaySeconds = (failures: number, limits: LoginLimits): number =>
  Math.min(2 ** (failures - FREE_FAILURES), limits.loginDelayMaxSeconds);
