import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
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
  /** Windows to store, with the send counted. */
  readonly windows: Omit<SendWindows, 'attempts'>;
  /** Seconds until the next send to this target can succeed, by every limit. */
  readonly resendAfterSeconds: number;
}

/** Number of characters of a target's key that are stored to distinguish the targets of a client address. */
const SHORT_KEY = 10;

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
   * Admits or refuses one send in the caller's unit of work, which must roll back on a refusal. The windows stay locked
   * until the unit ends: parallel sends are checked one at a time, and each sees what the one before it stored.
   */
  async admit(request: SendRequest): Promise<Outcome<{ readonly resendAfterSeconds: number }, IssueRefusal>> {
    const { scope, ip, captcha, cooldownSeconds } = request;
    if (this.monitor.isRaised && captcha === 'absent') return refuse({ reason: 'captcha-required' });
    const keys = {
      cooldown: cooldownKey(scope),
      target: targetKey(scope.target),
      ip: addressKey(ip),
      attempts: attemptKey(scope),
    };
    const wider = widerPrefixes(ip, this.options);
    const { now, windows } = await this.windows.lockAll([...Object.values(keys), ...wider.map(({ key }) => key)]);
    const of = (key: string): RateWindow => windows.get(key) ?? emptyRateWindow;
    const send = { now, captcha, cooldownSeconds, targetKey: keys.target.slice(0, SHORT_KEY) };
    const allowed = checkSendLimits(
      { cooldown: of(keys.cooldown), target: of(keys.target), ip: of(keys.ip), attempts: of(keys.attempts) },
      send,
      this.options,
    );
    if (!allowed.ok) return allowed;
    const counted = checkPrefixes(
      wider.map((prefix) => ({ ...prefix, window: of(prefix.key) })),
      send,
      this.options,
    );
    if (!counted.ok) return counted;
    const destination = await this.destinations.admit(scope, captcha === 'passed');
    if (!destination.ok) return destination;
    const { cooldown, target, ip: address } = allowed.value.windows;
    await this.windows.write(
      new Map([[keys.cooldown, cooldown], [keys.target, target], [keys.ip, address], ...counted.value]),
    );
    return done({ resendAfterSeconds: allowed.value.resendAfterSeconds });
  }
}

export interface CheckedSend extends Pick<SendRequest, 'cooldownSeconds' | 'captcha'> {
  /** Current database time, ms since 1970. */
  readonly now: number;
  readonly targetKey: string;
}

/** Checks one send against its windows, which must stay locked until the returned ones are stored. */
export function checkSendLimits(
  windows: SendWindows,
  send: CheckedSend,
  limits: OtpOptions,
): Outcome<AllowedSend, TooFrequent | CaptchaRequired> {
  const { limit, waitMs } = longestWait(windows, send.now, limits);
  if (waitMs > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(waitMs), limit });
  if (send.captcha !== 'passed' && exceedsTargetFanOut(windows.ip, send, limits))
    return refuse({ reason: 'captcha-required' });
  const counted = {
    cooldown: { ...windows.cooldown, pausedUntil: send.now + send.cooldownSeconds * 1000 },
    target: append(windows.target, { at: send.now }, DAY_MS),
    ip: append(windows.ip, { at: send.now, what: send.targetKey }, HOUR_MS),
  };
  return done({
    windows: counted,
    resendAfterSeconds: toSeconds(Math.max(longestWait({ ...windows, ...counted }, send.now, limits).waitMs, 0)),
  });
}

/**
 * Checks one send against the windows of the wider prefixes of its client address, each with a multiple of the limits of
 * an address. Returns the windows to store by key.
 */
function checkPrefixes(
  prefixes: readonly (AddressPrefix & { readonly window: RateWindow })[],
  send: CheckedSend,
  limits: OtpOptions,
): Outcome<readonly (readonly [string, RateWindow])[], TooFrequent | CaptchaRequired> {
  const counted: [string, RateWindow][] = [];
  for (const { key, times, window } of prefixes) {
    const [ipTargetsPerHour, ipSendsPerHour] = [limits.ipTargetsPerHour * times, limits.ipSendsPerHour * times];
    const windows = { cooldown: emptyRateWindow, target: emptyRateWindow, attempts: emptyRateWindow, ip: window };
    const allowed = checkSendLimits(windows, send, Object.assign({}, limits, { ipTargetsPerHour, ipSendsPerHour }));
    if (!allowed.ok) return allowed;
    counted.push([key, allowed.value.windows.ip]);
  }
  return done(counted);
}

/** Limit that imposes the longest wait, in ms; a wait of 0 or less when the send is allowed now. */
function longestWait(
  { cooldown, target, ip, attempts }: SendWindows,
  now: number,
  limits: OtpOptions,
): { readonly limit: LimitName; readonly waitMs: number } {
  const waits: readonly { readonly limit: LimitName; readonly waitMs: number }[] = [
    { limit: 'wrongPerHour', waitMs: attempts.pausedUntil - now },
    { limit: 'targetPerHour', waitMs: waitForRoom(target, now, HOUR_MS, limits.targetPerHour) },
    { limit: 'targetPerDay', waitMs: waitForRoom(target, now, DAY_MS, limits.targetPerDay) },
    { limit: 'ipSendsPerHour', waitMs: waitForRoom(ip, now, HOUR_MS, limits.ipSendsPerHour) },
  ];
  const first = { limit: 'cooldownSeconds', waitMs: cooldown.pausedUntil - now } as const;
  return waits.reduce<(typeof waits)[number]>(
    (longest, each) => (each.waitMs > longest.waitMs ? each : longest),
    first,
  );
}

/** True when a client address sends to more different targets than a household or an office does. */
function exceedsTargetFanOut(ip: RateWindow, { now, targetKey }: CheckedSend, limits: OtpOptions): boolean {
  const targets = new Set(within(ip, now, HOUR_MS).map(({ what }) => what));
  return targets.add(targetKey).size > limits.ipTargetsPerHour;
}
