import { Injectable } from '@nestjs/common';
import { done, type Outcome, type Refusal, refuse } from '../../common';
import { addressKey, attemptKey, type CodeScope, cooldownKey, targetKey } from '../code-scope';
import type { LimitName } from '../../config';
import { OtpOptions } from '../otp.config';
import type { CaptchaRequired, IssueRefusal, TooFrequent } from '../otp.refusals';
import { type AddressPrefix, widerPrefixes } from './address-prefixes';
import { BruteForceMonitor } from './brute-force-monitor';
import { DestinationLimiter } from './destination-limiter';
import {
  append,
  DAY_MS,
  emptyRateWindow,
  HOUR_MS,
  type RateWindow,
  toSeconds,
  waitForRoom,
  within,
} from './rate-window';
import { RateWindowStore } from './rate-window.sql-store';

/**
 * State of the captcha of a send: solved, not solved, or `unsupported` where the client's protocol has no field for
 * one.
 */
export type CaptchaState = 'passed' | 'absent' | 'unsupported';

/** Send of a code or a link, with the facts by which it is limited. */
export interface SendRequest {
  readonly scope: Pick<CodeScope, 'app' | 'purpose' | 'target'>;
  /** Client address as rate limits count it: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /**
   * Identifiers as typed, in canonical form, by which the limits of a client address tell its targets apart; the target
   * where that was typed. What was found by them must not be told by a limit that the client sees.
   */
  readonly typed?: string;
  /** Cooldown in seconds that the client's protocol imposes before the next send. */
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
}

/** Rate windows against which a send is checked. */
export interface SendWindows {
  /** Cooldown of the target and purpose. */
  readonly cooldown: RateWindow;
  /** Sends to the target, for any purpose. */
  readonly target: RateWindow;
  /** Sends that the client address has asked for. */
  readonly ip: RateWindow;
  /** Wrong attempts for client application, target and purpose: during their pause a code could not be used. */
  readonly attempts: RateWindow;
}

export interface AllowedSend {
  /** Windows of the target to store, with the send counted. */
  readonly windows: Omit<SendWindows, 'ip'>;
  /** Seconds until the next send to this target can succeed, by every limit. */
  readonly resendAfterSeconds: number;
}

type Admitted = Pick<AllowedSend, 'resendAfterSeconds'>;

/** Number of characters of a target's key that are stored to distinguish the targets of a client address. */
const SHORT_KEY = 10;

/** Limits of sends that count at the target. */
export const TARGET_LIMITS: readonly LimitName[] = ['cooldownSeconds', 'wrongPerHour', 'targetPerHour', 'targetPerDay'];

/**
 * True for a send that its target refuses: it has counted at the client address, which the unit of work commits. Nothing
 * of any other refused send is kept.
 */
export const countsAtAddress = (refusal: Refusal & { readonly limit?: LimitName }): boolean =>
  refusal.limit !== undefined && TARGET_LIMITS.includes(refusal.limit);

/** Limits the sends of codes and links, by all rate limits at once and over all processes. */
@Injectable()
export class SendLimiter {
  constructor(
    private readonly windows: RateWindowStore,
    private readonly monitor: BruteForceMonitor,
    private readonly destinations: DestinationLimiter,
    private readonly options: OtpOptions,
  ) {}

  /**
   * Admits or refuses one send in the caller's unit of work, which must commit a refusal of the target too ({@link
   * countsAtAddress}): the ask counts at the client address, whatever its target says. The windows stay locked until the
   * unit ends: parallel sends are checked one at a time, and each sees what the one before it stored.
   */
  async admit(request: SendRequest): Promise<Outcome<Admitted, IssueRefusal>> {
    const admitted = await this.admitByWindows(request);
    if (!admitted.ok) return admitted;
    const destination = await this.destinations.admit(request.scope, request.captcha === 'passed');
    return destination.ok ? admitted : destination;
  }

  private async admitByWindows(request: SendRequest): Promise<Outcome<Admitted, IssueRefusal>> {
    const { scope, ip, captcha, cooldownSeconds, typed = scope.target } = request;
    if (this.monitor.isRaised && captcha === 'absent') return refuse({ reason: 'captcha-required' });
    const keys = { cooldown: cooldownKey(scope), target: targetKey(scope.target), attempts: attemptKey(scope) };
    const addresses = [{ key: addressKey(ip), times: 1 }, ...widerPrefixes(ip, this.options)];
    const { now, windows: locked } = await this.windows.lockAll([
      ...Object.values(keys),
      ...addresses.map(({ key }) => key),
    ]);
    const of = (key: string): RateWindow => locked.get(key) ?? emptyRateWindow;
    const send = { now, captcha, cooldownSeconds, typedKey: targetKey(typed).slice(0, SHORT_KEY) };
    const counted = checkAddresses(addresses, of, send, this.options);
    if (!counted.ok) return counted;
    const windows = { cooldown: of(keys.cooldown), target: of(keys.target), attempts: of(keys.attempts) };
    const ipWindow = counted.value.get(addressKey(ip)) ?? emptyRateWindow;
    const allowed = checkTargetLimits({ ...windows, ip: ipWindow }, send, this.options);
    const { cooldown, target, attempts } = allowed.ok ? allowed.value.windows : windows;
    await this.windows.write(
      new Map([[keys.cooldown, cooldown], [keys.target, target], [keys.attempts, attempts], ...counted.value]),
    );
    return allowed.ok ? done({ resendAfterSeconds: allowed.value.resendAfterSeconds }) : allowed;
  }
}

export interface CheckedSend extends Pick<SendRequest, 'cooldownSeconds' | 'captcha'> {
  /** Current database time, ms since 1970. */
  readonly now: number;
  readonly typedKey: string;
}

type AddressLimits = Pick<OtpOptions, 'ipTargetsPerHour' | 'ipSendsPerHour'>;

/**
 * Checks one send against the window of its client address. These limits come first, and alone: they count what was
 * typed, so that a client may be told them, whatever the target's windows hold. Returns the window with the ask counted.
 */
export function checkAddressLimits(
  ip: RateWindow,
  send: CheckedSend,
  limits: AddressLimits,
): Outcome<RateWindow, TooFrequent | CaptchaRequired> {
  const waitMs = waitForRoom(ip, send.now, HOUR_MS, limits.ipSendsPerHour);
  if (waitMs > 0)
    return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(waitMs), limit: 'ipSendsPerHour' });
  if (send.captcha !== 'passed' && exceedsTargetFanOut(ip, send, limits)) return refuse({ reason: 'captcha-required' });
  return done(append(ip, { at: send.now, what: send.typedKey }, HOUR_MS));
}

/**
 * Checks one send against the windows of its target, which must stay locked until the returned ones are stored. A solved
 * captcha ends a pause after too many wrong codes: the owner gets one attempt meanwhile, whose failure starts the next
 * pause.
 */
export function checkTargetLimits(
  windows: SendWindows,
  send: CheckedSend,
  limits: OtpOptions,
): Outcome<AllowedSend, TooFrequent> {
  const { limit, waitMs } = longestWait(targetWaits(windows, send, limits));
  if (waitMs > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(waitMs), limit });
  const counted = {
    cooldown: { ...windows.cooldown, pausedUntil: send.now + send.cooldownSeconds * 1000 },
    target: append(windows.target, { at: send.now }, DAY_MS),
    attempts: { ...windows.attempts, pausedUntil: Math.min(windows.attempts.pausedUntil, send.now) },
  };
  const waits = targetWaits({ ...windows, ...counted }, send, limits);
  const ipWaitMs = waitForRoom(windows.ip, send.now, HOUR_MS, limits.ipSendsPerHour);
  const next = longestWait([...waits, { limit: 'ipSendsPerHour', waitMs: ipWaitMs }]);
  return done({ windows: counted, resendAfterSeconds: toSeconds(Math.max(next.waitMs, 0)) });
}

/**
 * Checks one send against the windows of its client address and of the address's wider prefixes, each with a multiple of
 * the limits of an address. Returns the windows to store by key.
 */
function checkAddresses(
  addresses: readonly AddressPrefix[],
  windowOf: (key: string) => RateWindow,
  send: CheckedSend,
  limits: OtpOptions,
): Outcome<ReadonlyMap<string, RateWindow>, TooFrequent | CaptchaRequired> {
  const counted = new Map<string, RateWindow>();
  for (const { key, times } of addresses) {
    const [ipTargetsPerHour, ipSendsPerHour] = [limits.ipTargetsPerHour * times, limits.ipSendsPerHour * times];
    const allowed = checkAddressLimits(windowOf(key), send, { ipTargetsPerHour, ipSendsPerHour });
    if (!allowed.ok) return allowed;
    counted.set(key, allowed.value);
  }
  return done(counted);
}

interface Wait {
  readonly limit: LimitName;
  /** In ms; 0 or less when the limit admits the send now. */
  readonly waitMs: number;
}

/** Waits of the limits of a target. A solved captcha has no pause to wait for, and the whole day's sends. */
function targetWaits(
  { cooldown, target, attempts }: SendWindows,
  { now, captcha }: CheckedSend,
  limits: OtpOptions,
): readonly Wait[] {
  const hasCaptcha = captcha === 'passed';
  const perDay = hasCaptcha ? limits.targetPerDay : Math.max(limits.targetPerDay - limits.captchaSendsPerDay, 1);
  return [
    { limit: 'cooldownSeconds', waitMs: cooldown.pausedUntil - now },
    { limit: 'wrongPerHour', waitMs: hasCaptcha ? 0 : attempts.pausedUntil - now },
    { limit: 'targetPerHour', waitMs: waitForRoom(target, now, HOUR_MS, limits.targetPerHour) },
    { limit: 'targetPerDay', waitMs: waitForRoom(target, now, DAY_MS, perDay) },
  ];
}

const longestWait = (waits: readonly Wait[]): Wait =>
  waits.reduce((longest, each) => (each.waitMs > longest.waitMs ? each : longest));

/** True when a client address asks for more different targets than a household or an office does. */
function exceedsTargetFanOut(ip: RateWindow, { now, typedKey }: CheckedSend, limits: AddressLimits): boolean {
  const targets = new Set(within(ip, now, HOUR_MS).map(({ what }) => what));
  return targets.add(typedKey).size > limits.ipTargetsPerHour;
}
