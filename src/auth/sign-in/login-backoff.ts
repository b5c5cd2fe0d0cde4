import { done, type Outcome, refuse, type Throttled, throttled } from '../../common';
import type { AuthOptions } from '../auth.config';
import type { CaptchaRequired } from '../../otp';
import type { Counter } from '../accounts/counter.store';

type LoginLimits = Pick<AuthOptions, 'loginFailures' | 'loginWindowSeconds' | 'loginDelayMaxSeconds'>;

/** Failures that cost no waiting. */
const FREE_FAILURES = 5;

/**
 * Decides whether a password may be tried, and counts the try as failed until it proves right. Never a hard lock: the
 * longest wait is `loginDelayMaxSeconds`, and it holds for one (account, address) only.
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
