import { DAY_MS, done, type Outcome, type Refusal, refuse } from '../../common';
import type { OtpOptions } from '../otp.config';
import type { SendLimit, TooFrequent } from '../otp.refusals';
import { isPaused, isUnsuspected } from './attempt-limiter';
import { append, HOUR_MS, type RateWindow, toSeconds, waitForRoom } from './rate-window';

/**
 * State of the captcha of a send or a sign-in: solved, not solved, or `unsupported` where the client's protocol has no field for
 * one.
 */
export type CaptchaState = 'passed' | 'absent' | 'unsupported';

/** Rate windows of a target, against which a send to it is checked. */
export interface TargetWindows {
  /** Cooldown of the target and purpose. */
  readonly cooldown: RateWindow;
  /** Sends to the target, for any purpose. */
  readonly target: RateWindow;
  /** Wrong attempts for client application, target and purpose: during their pause a code could not be used. */
  readonly attempts: RateWindow;
}

/** Send to a target, with what its limits depend on. */
export interface TargetSend {
  /** Current database time, ms since 1970. */
  readonly now: number;
  /** Network of the client address, by {@link networkOf}. */
  readonly network: string;
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
  /** Milliseconds for which an operator has blocked the target; 0 when it is not blocked. */
  readonly blockedMs: number;
}

export interface AllowedSend {
  /** Windows to store, with the send counted. */
  readonly windows: TargetWindows;
  /** Milliseconds until the next send to this target can succeed, by the limits of the target. */
  readonly nextMs: number;
}

/** Limits of sends that count at the target. */
export const TARGET_LIMITS: readonly SendLimit[] = [
  ...(['cooldownSeconds', 'wrongPerHour', 'targetPerHour', 'targetPerDay', 'blockedTarget'] as const),
];

/**
 * True for a send that its target refuses: it has counted at the client address, which the unit of work commits. Nothing
 * of any other refused send is kept.
 */
export const countsAtAddress = (refusal: Refusal & { readonly limit?: SendLimit }): boolean =>
  refusal.limit !== undefined && TARGET_LIMITS.includes(refusal.limit);

/**
 * Checks one send against the windows of its target, which must stay locked until the returned ones are stored. A solved
 * captcha ends a pause after too many wrong codes: the owner gets one attempt meanwhile, whose failure starts the next
 * pause.
 */
export function checkTargetLimits(
  windows: TargetWindows,
  send: TargetSend,
  limits: OtpOptions,
): Outcome<AllowedSend, TooFrequent> {
  const { limit, waitMs } = longestWait(waits(windows, send, limits));
  if (waitMs > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(waitMs), limit });
  const { now, network, captcha } = send;
  const what = ordinaryWait(windows.target, send, limits).waitMs > 0 ? spare(network) : network;
  const { attempts } = windows;
  const counted = {
    cooldown: { ...windows.cooldown, pausedUntil: now + send.cooldownSeconds * 1000 },
    target: append(windows.target, { at: now, what }, DAY_MS),
    attempts: captcha === 'passed' && isPaused(attempts, now) ? { ...attempts, pausedUntil: now } : attempts,
  };
  return done({ windows: counted, nextMs: Math.max(longestWait(waits(counted, send, limits)).waitMs, 0) });
}

interface Wait {
  readonly limit: SendLimit;
  /** In ms; 0 or less when the limit admits the send now. */
  readonly waitMs: number;
}

function waits({ cooldown, target, attempts }: TargetWindows, send: TargetSend, limits: OtpOptions): readonly Wait[] {
  const { now, network, captcha, blockedMs } = send;
  const isStopped = captcha !== 'passed' && !isUnsuspected(attempts, network, now, limits);
  return [
    { limit: 'blockedTarget', waitMs: blockedMs },
    { limit: 'cooldownSeconds', waitMs: cooldown.pausedUntil - now },
    { limit: 'wrongPerHour', waitMs: isStopped ? attempts.pausedUntil - now : 0 },
    shortestWait([ordinaryWait(target, send, limits), spareWait(target, send, limits)]),
  ];
}

/** Wait by the limits of the hour and the day. Some of the day's sends are kept for those with a solved captcha. */
function ordinaryWait({ events, ...target }: RateWindow, { now, captcha }: TargetSend, limits: OtpOptions): Wait {
  const ordinary = { ...target, events: events.filter(({ what }) => !isSpare(what)) };
  const withoutCaptcha = Math.max(limits.targetPerDay - limits.captchaSendsPerDay, 1);
  const perDay = captcha === 'passed' ? limits.targetPerDay : withoutCaptcha;
  return longestWait([
    { limit: 'targetPerHour', waitMs: waitForRoom(ordinary, now, HOUR_MS, limits.targetPerHour) },
    { limit: 'targetPerDay', waitMs: waitForRoom(ordinary, now, DAY_MS, perDay) },
  ]);
}

/**
 * Wait for a spare send: beyond the limits a few are kept for networks that have asked for hardly any within a day, so that
 * another network cannot use up all.
 */
function spareWait({ events, ...target }: RateWindow, { now, network }: TargetSend, limits: OtpOptions): Wait {
  const { spareSendsPerHour, spareSendsPerDay } = limits;
  const used = { ...target, events: events.filter(({ what }) => isSpare(what)) };
  const own = { ...target, events: events.filter(({ what }) => what === network || what === spare(network)) };
  return longestWait([
    { limit: 'targetPerHour', waitMs: spareRoom(used, now, HOUR_MS, spareSendsPerHour) },
    { limit: 'targetPerDay', waitMs: spareRoom(used, now, DAY_MS, spareSendsPerDay) },
    { limit: 'targetPerDay', waitMs: spareRoom(own, now, DAY_MS, spareSendsPerDay) },
  ]);
}

const spareRoom = (rateWindow: RateWindow, now: number, windowMs: number, limit: number): number =>
  limit === 0 ? Infinity : waitForRoom(rateWindow, now, windowMs, limit);

const SPARE = '+';

/** Label of a spare send of a network. */
const spare = (network: string): string => `${SPARE}${network}`;

const isSpare = (what: string | undefined): boolean => what?.startsWith(SPARE) ?? false;

const longestWait = (all: readonly Wait[]): Wait =>
  all.reduce((longest, each) => (each.waitMs > longest.waitMs ? each : longest));

const shortestWait = (all: readonly Wait[]): Wait =>
  all.reduce((shortest, each) => (each.waitMs < shortest.waitMs ? each : shortest));
