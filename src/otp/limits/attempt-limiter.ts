import { Injectable } from '@nestjs/common';
import { DAY_MS, keyDigest } from '../../common';
import { attemptKey, type CodeScope } from '../code-scope';
import { OtpOptions } from '../otp.config';
import { addressPrefixes, networkOf } from './address-prefixes';
import { BruteForceMonitor } from './brute-force-monitor';
import { append, emptyRateWindow, HOUR_MS, type RateWindow, toSeconds, waitForRoom, within } from './rate-window';
import { type LockedRateWindows, RateWindowStore, type ScalarQuery } from './rate-window.sql-store';

type AttemptScope = Pick<CodeScope, 'app' | 'purpose' | 'target'>;

/** Client of an attempt. */
export interface Attempting {
  /** Client address as rate limits count it. */
  readonly ip: string;
  /** True for a server that has authenticated as the client application: no limit of a client address applies to it. */
  readonly isTrusted?: boolean | undefined;
}

/** Limits of one attempt, whose windows stay locked until the transaction ends. */
export interface LockedAttempt {
  /** Network of the client address. */
  readonly network: string;
  /** Seconds of the pause for all that have no attempt of their own left; 0 without one. */
  readonly pauseSeconds: number;
  /** Seconds for which the client address may enter no code; 0 unless the alarm is raised. */
  readonly addressSeconds: number;
  /** True while the network may enter codes of its own whatever others have entered. */
  readonly isUnsuspected: boolean;
  readonly locked: LockedRateWindows;
}

/**
 * Limits wrong codes by client application, target and purpose, and while the alarm over the whole service is raised also by
 * client address.
 */
@Injectable()
export class AttemptLimiter {
  constructor(
    private readonly windows: RateWindowStore,
    private readonly monitor: BruteForceMonitor,
    private readonly options: OtpOptions,
  ) {}

  /**
   * Locks the windows of an attempt, that of the scope first, and has the query answered under its lock: of parallel attempts
   * each sees those before it.
   */
  async lock(scope: AttemptScope, { ip, isTrusted }: Attempting, query: ScalarQuery): Promise<LockedAttempt> {
    const addresses = isTrusted ? [] : this.addresses(ip);
    const keys = addresses.map(({ key }) => key);
    const locked = await this.windows.lockAll(keys, { key: attemptKey(scope), query });
    const { now, windows } = locked;
    const rateWindow = windows.get(attemptKey(scope)) ?? emptyRateWindow;
    const network = networkOf(ip);
    const addressWaits = addresses.map(({ key, times }) =>
      waitForRoom(windows.get(key) ?? emptyRateWindow, now, HOUR_MS, this.options.alarmWrongPerHour * times),
    );
    return {
      ...{ network, locked, isUnsuspected: isUnsuspected(rateWindow, network, now, this.options) },
      pauseSeconds: toSeconds(Math.max(rateWindow.pausedUntil - now, 0)),
      addressSeconds: toSeconds(Math.max(0, ...addressWaits)),
    };
  }

  /** Counts a wrong attempt in all its windows, or writes them as they were: both are one statement. */
  record(scope: AttemptScope, { network, locked }: LockedAttempt, isCounted: boolean): Promise<void> {
    const { now, windows } = locked;
    const counted = [...windows].map(([key, rateWindow]): [string, RateWindow] => {
      if (!isCounted) return [key, rateWindow];
      const isScope = key === attemptKey(scope);
      const next = isScope
        ? recordWrongAttempt(rateWindow, network, now, this.options)
        : append(rateWindow, { at: now }, HOUR_MS);
      return [key, next];
    });
    return this.windows.write(new Map(counted));
  }

  private addresses(ip: string) {
    if (!this.monitor.isRaised) return [];
    return addressPrefixes(ip, this.options).map(({ key, times }) => ({ key: keyDigest('guess-ip', key), times }));
  }
}

type AttemptLimits = Pick<OtpOptions, 'wrongPerHour' | 'wrongPerDay' | 'pauseSeconds' | 'pauseMaxSeconds'>;

/** True while codes for a client application, target and purpose are refused without being compared. */
export const isPaused = (rateWindow: RateWindow, now: number): boolean => rateWindow.pausedUntil > now;

/**
 * True for a network that has entered few wrong codes within a day: what others have entered stops neither its sends, nor its
 * attempts at a code that it has asked for.
 */
export function isUnsuspected(
  rateWindow: RateWindow,
  network: string,
  now: number,
  { ownWrongPerDay }: Pick<OtpOptions, 'ownWrongPerDay'>,
): boolean {
  return within(rateWindow, now, DAY_MS).filter(({ what }) => what === network).length < ownWrongPerDay;
}

/**
 * Counts a wrong attempt of a network. The one that exhausts the limit of the hour or the day starts a pause; while the limit
 * stays exhausted each further one starts the next pause at once, twice as long as the one before. So an attacker gets one
 * attempt per pause. One that is made during a pause, by a network that the pause does not stop, leaves the pause as it is.
 */
export function recordWrongAttempt(
  rateWindow: RateWindow,
  network: string,
  now: number,
  limits: AttemptLimits,
): RateWindow {
  const calm = now - rateWindow.pausedUntil >= DAY_MS ? { ...rateWindow, pauses: 0 } : rateWindow;
  const counted = append(calm, { at: now, what: network }, DAY_MS);
  const isExhausted =
    within(counted, now, HOUR_MS).length >= limits.wrongPerHour ||
    within(counted, now, DAY_MS).length >= limits.wrongPerDay;
  if (!isExhausted || isPaused(counted, now)) return counted;
  const pauseSeconds = Math.min(limits.pauseSeconds * 2 ** counted.pauses, limits.pauseMaxSeconds);
  return { ...counted, pausedUntil: now + pauseSeconds * 1000, pauses: counted.pauses + 1 };
}
