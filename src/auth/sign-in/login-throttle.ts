import { Injectable } from '@nestjs/common';
import {
  DAY_MS,
  done,
  keyDigest,
  type Outcome,
  refuse,
  type TaskLane,
  type Throttled,
  throttled,
  UnitOfWork,
} from '../../common';
import type { CaptchaRequired, CaptchaState } from '../../otp';
import { type Counter, CounterStore, emptyCounter } from '../accounts/counter.sql-store';
import { AuthOptions } from '../auth.config';
import { KnownAddresses } from './known-addresses';

export interface LoginKey {
  readonly app: string;
  /** Canonical identifier, whether an account has it or not. */
  readonly identifier: string;
  readonly ip: string;
}

/** Attempt that may be made, and counts as failed until it succeeds. */
export interface AdmittedLogin {
  /** Database time of the attempt, ms since 1970. */
  readonly now: number;
  /** True for the attempt whose failure reaches the limit over all addresses. */
  readonly isAlarming: boolean;
}

/** Time for which an address remains known after a sign-in, and for which failures over all addresses are remembered. */
const KNOWN_MS = 90 * DAY_MS;

/** Wait that an unknown address has before each attempt where its client's protocol has no captcha. */
const HOLD_MS = 30_000;

/**
 * Throttles password attempts per identifier and client address, so that an attacker cannot lock out an owner who signs
 * in from another address. After many consecutive failures over all addresses more is asked of those without a sign-in by
 * the identifier; none is ever locked out. All counters depend on what was typed, not on what was found.
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
  laneOf(ip: string): TaskLane {
    return this.known.has(ip) ? 'reserved' : 'shared';
  }

  /**
   * Admits or refuses one attempt. It counts as failed before the password is compared; parallel attempts are counted
   * one by one.
   */
  admit(key: LoginKey, captcha: CaptchaState): Promise<Outcome<AdmittedLogin, Throttled | CaptchaRequired>> {
    return this.unitOfWork.run(async () => {
      const [here, everywhere] = [addressKey(key), accountKey(key)];
      const { now, of } = await this.counters.lockAll([here, everywhere]);
      const isSuspected = await this.isSuspected(key, of(everywhere));
      if (isSuspected && captcha === 'absent') return refuse({ reason: 'captcha-required' });
      const isHeld = isSuspected && captcha === 'unsupported';
      if (isHeld && of(here).blockedUntil === 0) {
        await this.counters.writeAll(new Map([[here, hold(of(here), now)]]));
        return refuse(throttled(HOLD_MS / 1000, 'accountLoginFailures'));
      }
      const counted = nextLoginAttempt(of(here), now, captcha === 'passed', this.options);
      if (!counted.ok) return counted;
      const total = { count: of(everywhere).count + 1, blockedUntil: 0, expiresAt: now + KNOWN_MS };
      const own = isHeld ? hold(counted.value, now) : counted.value;
      await this.counters.writeAll(
        new Map([
          [here, own],
          [everywhere, total],
        ]),
      );
      return done({ now, isAlarming: total.count === this.options.accountLoginFailures });
    });
  }

  /** Resets the failures, after a correct password, and remembers the address. */
  recordSuccess(key: LoginKey, accountId: string, { now }: AdmittedLogin): Promise<void> {
    this.known.add(key.app, accountId, key.ip);
    const known: Counter = { ...emptyCounter, expiresAt: now + KNOWN_MS };
    const counters = [
      [addressKey(key), emptyCounter],
      [accountKey(key), emptyCounter],
      [knownKey(key), known],
    ] as const;
    return this.counters.writeAll(new Map(counters));
  }

  /** True for an unknown address after too many failures over all addresses. */
  private async isSuspected(key: LoginKey, { count }: Counter): Promise<boolean> {
    if (count < this.options.accountLoginFailures) return false;
    const { now, counter } = await this.counters.read(knownKey(key));
    return counter.expiresAt <= now;
  }
}

const addressKey = ({ app, identifier, ip }: LoginKey): string => keyDigest('login', app, identifier, ip);
const accountKey = ({ app, identifier }: LoginKey): string => keyDigest('login', app, identifier);
const knownKey = ({ app, identifier, ip }: LoginKey): string => keyDigest('known login', app, identifier, ip);

/** Counter of an address that has to wait before its next attempt. */
const hold = (counter: Counter, now: number): Counter => ({
  count: counter.count,
  blockedUntil: Math.max(counter.blockedUntil, now + HOLD_MS),
  expiresAt: Math.max(counter.expiresAt, now + 2 * HOLD_MS),
});

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
