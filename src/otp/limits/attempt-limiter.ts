import type { OtpOptions } from '../otp.config';
import { append, DAY_MS, HOUR_MS, type RateWindow, within } from './rate-window';

type AttemptLimits = Pick<OtpOptions, 'wrongPerHour' | 'wrongPerDay' | 'pauseSeconds' | 'pauseMaxSeconds'>;

/** True while codes for a client application, target and purpose are refused without being compared. */
export const isPaused = (rateWindow: RateWindow, now: number): boolean => rateWindow.pausedUntil > now;

/**
 * Counts a wrong attempt. The one that exhausts the limit of the hour or the day starts a pause; while the limit stays
 * exhausted each further one starts the next pause at once, twice as long as the one before. So an attacker gets one
 * attempt per pause, and an owner who waits until its end can verify a code.
 */
export function recordWrongAttempt(rateWindow: RateWindow, now: number, limits: AttemptLimits): RateWindow {
  const calm = now - rateWindow.pausedUntil >= DAY_MS ? { ...rateWindow, pauses: 0 } : rateWindow;
  const counted = append(calm, { at: now }, DAY_MS);
  const isExhausted =
    within(counted, now, HOUR_MS).length >= limits.wrongPerHour ||
    within(counted, now, DAY_MS).length >= limits.wrongPerDay;
  if (!isExhausted) return counted;
  const pauseSeconds = Math.min(limits.pauseSeconds * 2 ** counted.pauses, limits.pauseMaxSeconds);
  return { ...counted, pausedUntil: now + pauseSeconds * 1000, pauses: counted.pauses + 1 };
}
