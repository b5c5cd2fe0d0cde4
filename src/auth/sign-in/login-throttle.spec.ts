import { type Counter, emptyCounter } from '../accounts/counter.sql-store';
import { nextLoginAttempt } from './login-throttle';

const LIMITS = { loginFailures: 10, loginWindowSeconds: 600, loginDelayMaxSeconds: 900 };
const NOW = 1_000_000;

/** The counter after so many tries, each made as soon as it was admitted. */
function afterTries(tries: number): { counter: Counter; now: number; waits: number[] } {
  let counter = emptyCounter;
  let now = NOW;
  const waits: number[] = [];
  for (let n = 0; n < tries; n++) {
    const admitted = nextLoginAttempt(counter, now, true, LIMITS);
    if (!admitted.ok) throw new Error(admitted.refusal.reason);
    counter = admitted.value;
    waits.push((counter.blockedUntil - now) / 1000);
    now = counter.blockedUntil;
  }
  return { counter, now, waits };
}

describe('the pace of sign-ins', () => {
  it('costs 2^(n-5) seconds after the nth failure, up to a quarter of an hour', () => {
    expect(afterTries(17).waits).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('refuses a try inside the delay, with the seconds that are left of it, captcha or not', () => {
    const { counter, now } = afterTries(8);
    expect(nextLoginAttempt(counter, now - 1, true, LIMITS)).toEqual({
      ok: false,
      refusal: { reason: 'throttled', retryAfterSeconds: 1, limit: 'loginDelayMaxSeconds' },
    });
    expect(nextLoginAttempt(counter, now - 7_999, false, LIMITS)).toMatchObject({ refusal: { retryAfterSeconds: 8 } });
    expect(nextLoginAttempt(counter, now, false, LIMITS).ok).toBe(true);
  });

  it('wants a captcha after ten failures, and takes the tries of those who pass one', () => {
    const { counter, now } = afterTries(10);
    expect(nextLoginAttempt(counter, now, false, LIMITS)).toEqual({
      ok: false,
      refusal: { reason: 'captcha-required' },
    });
    expect(nextLoginAttempt(counter, now, true, LIMITS).ok).toBe(true);
  });

  it('never locks anybody out: after the longest delay there is always another try', () => {
    const { counter, now } = afterTries(200);
    expect(now - counter.blockedUntil).toBe(0);
    expect(nextLoginAttempt(counter, now, true, LIMITS).ok).toBe(true);
  });

  it('remembers failures for the window, and a delay to its end', () => {
    expect(afterTries(1).counter).toEqual({ count: 1, blockedUntil: NOW, expiresAt: NOW + 600_000 });
    const { counter } = afterTries(15);
    expect(counter.expiresAt).toBe(counter.blockedUntil);
  });
});
