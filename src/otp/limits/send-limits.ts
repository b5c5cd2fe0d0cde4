import { done, type Outcome, refuse } from '../../common';
import type { OtpOptions } from '../otp.config';
import type { CaptchaRequired, TooFrequent } from '../otp.refusals';
import { append, DAY_MS, HOUR_MS, type RateWindow, toSeconds, waitForRoom, within } from './rate-window';

/** Whether the client solved a captcha; `unsupported` where its protocol has no field for one. */
export type CaptchaState = 'passed' | 'absent' | 'unsupported';

/** The four windows that a send is weighed against. */
export interface SendWindows {
  /** Cooldown of the (target, purpose). */
  readonly cooldown: RateWindow;
  /** Sends to the target, whatever for. */
  readonly target: RateWindow;
  /** Sends asked for from the client's address. */
  readonly ip: RateWindow;
  /** Wrong guesses at the (app, target, purpose): while they pause it, a code would be of no use. */
  readonly guesses: RateWindow;
}

export interface SendLimitInput {
  readonly now: number;
  readonly targetKey: string;
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
}

export interface AllowedSend {
  readonly windows: Omit<SendWindows, 'guesses'>;
  /** When the next send to this target can succeed, by every limit. */
  readonly resendAfterSeconds: number;
}

/** Decides one send. What it returns must be stored before anybody else is weighed against the same windows. */
export function checkSendLimits(
  windows: SendWindows,
  ask: SendLimitInput,
  limits: OtpOptions,
): Outcome<AllowedSend, TooFrequent | CaptchaRequired> {
  const wait = waitMs(windows, ask.now, limits);
  if (wait > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(wait) });
  if (ask.captcha !== 'passed' && exceedsTargetFanOut(windows.ip, ask, limits))
    return refuse({ reason: 'captcha-required' });
  const sent = {
    cooldown: { ...windows.cooldown, pausedUntil: ask.now + ask.cooldownSeconds * 1000 },
    target: append(windows.target, { at: ask.now }, DAY_MS),
    ip: append(windows.ip, { at: ask.now, what: ask.targetKey }, HOUR_MS),
  };
  return done({ windows: sent, resendAfterSeconds: toSeconds(waitMs({ ...windows, ...sent }, ask.now, limits)) });
}

function waitMs({ cooldown, target, ip, guesses }: SendWindows, now: number, limits: OtpOptions): number {
  return Math.max(
    cooldown.pausedUntil - now,
    guesses.pausedUntil - now,
    waitForRoom(target, now, HOUR_MS, limits.targetPerHour),
    waitForRoom(target, now, DAY_MS, limits.targetPerDay),
    waitForRoom(ip, now, HOUR_MS, limits.ipSendsPerHour),
    0,
  );
}

/** True when one address writes to more targets than a household or an office does. */
function exceedsTargetFanOut(ip: RateWindow, ask: SendLimitInput, limits: OtpOptions): boolean {
  const targets = new Set(within(ip, ask.now, HOUR_MS).map(({ what }) => what));
  return targets.add(ask.targetKey).size > limits.ipTargetsPerHour;
}
