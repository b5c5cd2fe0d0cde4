import { append, DAY_MS, HOUR_MS, type Ledger, toSeconds, waitForRoom, within } from './ledger';
import type { OtpOptions } from '../otp.options';

type GuessLimits = Pick<OtpOptions, 'wrongPerHour' | 'wrongPerDay' | 'pauseSeconds' | 'pauseMaxSeconds'>;

/** Seconds until the next guess at this (app, target, purpose) is judged; 0 when one may be judged now. */
export function guessWaitSeconds(ledger: Ledger, now: number, limits: GuessLimits): number {
  return toSeconds(
    Math.max(
      ledger.pausedUntil - now,
      waitForRoom(ledger, now, HOUR_MS, limits.wrongPerHour),
      waitForRoom(ledger, now, DAY_MS, limits.wrongPerDay),
      0,
    ),
  );
}

/** Counts a wrong guess; the one that spends the budget starts a pause, twice as long as the one before it. */
export function countWrong(ledger: Ledger, now: number, limits: GuessLimits): Ledger {
  const calm = within(ledger, now, DAY_MS).length === 0 ? { ...ledger, pauses: 0 } : ledger;
  const counted = append(calm, { at: now }, DAY_MS);
  const isSpent =
    within(counted, now, HOUR_MS).length >= limits.wrongPerHour ||
    within(counted, now, DAY_MS).length >= limits.wrongPerDay;
  if (!isSpent) return counted;
  const pauseSeconds = Math.min(limits.pauseSeconds * 2 ** counted.pauses, limits.pauseMaxSeconds);
  return { ...counted, pausedUntil: now + pauseSeconds * 1000, pauses: counted.pauses + 1 };
}
