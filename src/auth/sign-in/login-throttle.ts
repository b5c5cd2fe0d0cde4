import { Injectable } from '@nestjs/common';
import { done, keyDigest, type Outcome, refuse, type Throttled, throttled, UnitOfWork } from '../../common';
import type { CaptchaRequired } from '../../otp';
import { type Counter, CounterStore } from '../accounts/counter.sql-store';
import type { HashLane } from '../accounts/hash-pool';
import { AuthOptions } from '../auth.config';
import { KnownAddresses } from './known-addresses';

export interface LoginKey {
  readonly app: string;
  /** Canonical identifier, whether an account has it or not. */
  readonly identifier: string;
  readonly ip: string;
}

/**
 * Throttles password attempts per identifier and client address, so that an attacker cannot lock out an owner who signs
 * in from another address.
 */
@Injectable()
export class LoginThrottle {
  constructor(
    private readonly counters: CounterStore,
    private readonly unitOfWork: UnitOfWork,
    private readonly known: KnownAddresses,
    private readonly options: AuthOptions,
  ) {}

  /** Lane in which passwords from a client address wait to be compared. */
  laneOf(ip: string): HashLane {
    return this.known.has(ip) ? 'reserved' : 'shared';
  }

  /**
   * Admits or refuses one attempt. It counts as failed before the password is compared; parallel attempts are counted
   * one by one.
   */
  admit(key: LoginKey, captchaPassed: boolean): Promise<Outcome<void, Throttled | CaptchaRequired>> {
    return this.unitOfWork.run(async () => {
      const { now, counter } = await this.counters.lock(toCounterKey(key));
      const counted = nextLoginAttempt(counter, now, captchaPassed, this.options);
      if (!counted.ok) return counted;
      await this.counters.write(toCounterKey(key), counted.value);
      return done(undefined);
    });
  }

  /** Resets the failures, after a correct password, and remembers the client address as a known one. */
  recordSuccess(key: LoginKey, accountId: string): Promise<void> {
    this.known.add(accountId, key.ip);
    return this.counters.clear(toCounterKey(key));
  }
}

const toCounterKey = ({ app, identifier, ip }: LoginKey): string => keyDigest('login', app, identifier, ip);

type LoginLimits = Pick<AuthOptions, 'loginFailures' | 'loginWindowSeconds' | 'loginDelayMaxSeconds'>;

/** Number of failures before delays begin. */
const FREE_FAILURES = 5;

/**
 * Counter after one more attempt, or the refusal of the attempt. There is no hard lock: the longest wait is
 * `loginDelayMaxSeconds`, and applies to one identifier and client address only.
 */
export function nextLoginAttempt(
  counter: Counter,
  now: number,
  captchaPassed: boolean,
  limits: LoginLimits,
): Outcome<Counter, Throttled | CaptchaRequired> {
  if (counter.blockedUntil > now)
    return refuse(throttled(Math.ceil((counter.blockedUntil - now) / 1000), 'loginDelayMaxSeconds'));
  if (counter.count >= limits.loginFailures && !captchaPassed) return refuse({ reason: 'captcha-required' });
  const count = counter.count + 1;
  const delayMs = count < FREE_FAILURES ? 0 : delaySeconds(count, limits) * 1000;
  const windowMs = limits.loginWindowSeconds * 1000;
  return done({ count, blockedUntil: now + delayMs, expiresAt: now + Math.max(windowMs, delayMs) });
}

/** Delay in seconds after the nth failure: 2^(n-5). */
const delaySeconds = (failures: number, limits: LoginLimits): number =>
  Math.min(2 ** (failures - FREE_FAILURES), limits.loginDelayMaxSeconds);
