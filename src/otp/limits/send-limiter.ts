import { Injectable } from '@nestjs/common';
import { BlockList } from '../../blocks';
import { done, type Outcome, refuse } from '../../common';
import { attemptKey, type CodeScope, cooldownKey, targetKey } from '../code-scope';
import { OtpOptions } from '../otp.config';
import type { CaptchaRequired, IssueRefusal, SendLimit, TooFrequent } from '../otp.refusals';
import { countryOfPhone } from '../phone-country';
import { type AddressPrefix, addressPrefixes, networkOf } from './address-prefixes';
import { BruteForceMonitor } from './brute-force-monitor';
import { DestinationLimiter } from './destination-limiter';
import {
  append,
  emptyRateWindow,
  HOUR_MS,
  isNearly,
  type RateWindow,
  toSeconds,
  waitForRoom,
  within,
} from './rate-window';
import { type LockedRateWindows, RateWindowStore, type ScalarQuery } from './rate-window.sql-store';
import { type CaptchaState, checkTargetLimits } from './target-limits';

/** Send of a code or a link, with the facts by which it is limited. */
export interface SendRequest {
  readonly scope: Pick<CodeScope, 'app' | 'purpose' | 'target'>;
  /** Client address as rate limits count it: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** True for a server that has authenticated as the client application: no limit of a client address applies to it. */
  readonly isTrusted?: boolean | undefined;
  /**
   * Identifiers as typed, in canonical form, by which the limits of a client address tell its targets apart; the target
   * where that was typed. What was found by them must not be told by a limit that the client sees.
   */
  readonly typed?: string;
  /** Cooldown in seconds that the client's protocol imposes before the next send. */
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
}

/** Request of a client address for a send, as far as the limits of the address depend on it. */
export interface AddressAsk extends Pick<SendRequest, 'ip' | 'captcha' | 'isTrusted'> {
  readonly typed: string;
}

export interface AdmittedSend {
  /** Seconds until the next send to this target can succeed, by every limit. */
  readonly resendAfterSeconds: number;
  /** True while many codes are guessed, or for a network that asks for more different targets than one address may. */
  readonly isCodeLong: boolean;
  /** Answer to the query of the request, under the lock of the scope's attempt window, and the database's time then. */
  readonly locked: Pick<LockedRateWindows, 'now' | 'answer'>;
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
    private readonly blocks: BlockList,
    private readonly options: OtpOptions,
  ) {}

  /**
   * Admits or refuses one send in the caller's unit of work, which must commit a refusal of the target too ({@link
   * countsAtAddress}): the ask counts at the client address, whatever its target says. The windows stay locked until the
   * unit ends: parallel sends are checked one at a time, and each sees what the one before it stored.
   */
  async admit(request: SendRequest, query?: ScalarQuery): Promise<Outcome<AdmittedSend, IssueRefusal>> {
    const admitted = await this.admitByWindows(request, query);
    if (!admitted.ok) return admitted;
    const destination = await this.destinations.admit(request.scope, request.captcha === 'passed');
    return destination.ok ? admitted : destination;
  }

  /**
   * Looks, without a lock, whether the limits of a client address refuse a send now, and returns the refusal: the same that
   * {@link admit} would give, which counts nothing either. Returns undefined where they do not.
   */
  async look({ ip, captcha, typed, isTrusted }: AddressAsk): Promise<Outcome<never, IssueRefusal> | undefined> {
    if (isTrusted) return undefined;
    const addresses = addressPrefixes(ip, this.options);
    const { now, windows } = await this.windows.read(addresses.map(({ key }) => key));
    const ask = { now, captcha, typedKey: shortKey(typed) };
    const of = (key: string): RateWindow => windows.get(key) ?? emptyRateWindow;
    const counted = checkAddresses(addresses, of, ask, this.addressLimits(captcha));
    return counted.ok ? undefined : counted;
  }

  private async admitByWindows(
    request: SendRequest,
    query: ScalarQuery | undefined,
  ): Promise<Outcome<AdmittedSend, IssueRefusal>> {
    const { scope, ip, captcha, cooldownSeconds, typed = scope.target } = request;
    const clientMs = this.blocks.clientWaitMs(scope.app);
    if (clientMs > 0)
      return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(clientMs), limit: 'blockedClient' });
    if (this.monitor.isRaised && captcha === 'absent') return refuse({ reason: 'captcha-required' });
    const keys = { cooldown: cooldownKey(scope), target: targetKey(scope.target), attempts: attemptKey(scope) };
    const addresses = this.addressesOf(request);
    const [network, typedKey] = [networkOf(ip), shortKey(typed)];
    const labels = new Map([
      [keys.cooldown, String(cooldownSeconds)],
      [keys.target, network],
      ...addresses.map(({ key }): [string, string] => [key, typedKey]),
    ]);
    const locked = await this.windows.countAll(labels, { key: keys.attempts, query });
    const { now } = locked;
    const of = (key: string): RateWindow => locked.windows.get(key) ?? emptyRateWindow;
    const counted = checkAddresses(addresses, of, { now, captcha, typedKey }, this.addressLimits(captcha));
    if (!counted.ok) return counted;
    const before = { cooldown: of(keys.cooldown), target: of(keys.target), attempts: of(keys.attempts) };
    const send = {
      now,
      captcha,
      cooldownSeconds,
      network,
      blockedMs: this.blocks.targetWaitMs(scope.target, countryOfPhone),
    };
    const allowed = checkTargetLimits({ ...before, cooldown: toPause(before.cooldown) }, send, this.options);
    const next = allowed.ok ? { ...allowed.value.windows, cooldown: lastSend(now, cooldownSeconds) } : before;
    const kinds = ['cooldown', 'target', 'attempts'] as const;
    const wanted = new Map([...counted.value, ...kinds.map((kind): [string, RateWindow] => [keys[kind], next[kind]])]);
    await this.correct(locked, labels, wanted);
    return allowed.ok ? done(this.admitted([...counted.value.values()], locked, allowed.value.nextMs)) : allowed;
  }

  /**
   * Corrects what was counted before it was known whether the target allows the send: a refused one is taken back there, a
   * spare one gets another label, and events that are over go once there are many. Mostly there is nothing to correct.
   */
  private async correct(
    { windows }: LockedRateWindows,
    labels: ReadonlyMap<string, string>,
    wanted: ReadonlyMap<string, RateWindow>,
  ): Promise<void> {
    const corrections = [...wanted].filter(([key, next]) => {
      const [before, label] = [windows.get(key) ?? emptyRateWindow, labels.get(key)];
      return label === undefined ? next !== before : next === before || !isNearly(before, label, next);
    });
    if (corrections.length > 0) await this.windows.write(new Map(corrections));
  }

  /** Result for a client address, whose windows are given from the narrowest to the widest. */
  private admitted(addresses: readonly RateWindow[], locked: LockedRateWindows, nextMs: number): AdmittedSend {
    const { now } = locked;
    const { ipSendsPerHour, ipTargetsPerHour } = this.options;
    const [narrowest = emptyRateWindow] = addresses;
    const widest = addresses.at(-1) ?? emptyRateWindow;
    const hasManyTargets = targetsOf(widest, now).size > ipTargetsPerHour;
    return {
      resendAfterSeconds: toSeconds(Math.max(nextMs, waitForRoom(narrowest, now, HOUR_MS, ipSendsPerHour))),
      isCodeLong: hasManyTargets || this.monitor.areCodesLong,
      locked,
    };
  }

  /** Prefixes of the client address whose limits apply: none for a server that has authenticated. */
  private addressesOf({ ip, isTrusted }: SendRequest): readonly AddressPrefix[] {
    return isTrusted ? [] : addressPrefixes(ip, this.options);
  }

  /** Limits of a client address: smaller while the alarm is raised, where the client's protocol has no captcha. */
  private addressLimits(captcha: CaptchaState): AddressLimits {
    const { ipTargetsPerHour, ipSendsPerHour, alarmSendsPerHour } = this.options;
    const isSmall = this.monitor.isRaised && captcha === 'unsupported' && alarmSendsPerHour < ipSendsPerHour;
    return isSmall
      ? { ipTargetsPerHour, ipSendsPerHour: alarmSendsPerHour, limit: 'alarmSendsPerHour' }
      : { ipTargetsPerHour, ipSendsPerHour };
  }
}

const shortKey = (typed: string): string => targetKey(typed).slice(0, SHORT_KEY);

/** Window of a cooldown: the last send, whose label is the cooldown in seconds. */
const lastSend = (at: number, cooldownSeconds: number): RateWindow => ({
  ...emptyRateWindow,
  events: [{ at, what: String(cooldownSeconds) }],
});

/** Window of a cooldown with its end as a pause, as earlier versions stored it. */
function toPause(cooldown: RateWindow): RateWindow {
  const last = cooldown.events.at(-1);
  const seconds = Number(last?.what ?? 0);
  /* Without a cooldown there is no pause: a send that waited for a lock may read an earlier time than the one before it. */
  const endsAt = last && seconds > 0 ? last.at + seconds * 1000 : 0;
  return { ...cooldown, pausedUntil: Math.max(cooldown.pausedUntil, endsAt) };
}

/** Request of a client address for a send. */
export interface Ask {
  /** Current database time, ms since 1970. */
  readonly now: number;
  readonly captcha: CaptchaState;
  /** Digest of what was typed. */
  readonly typedKey: string;
}

export interface AddressLimits extends Pick<OtpOptions, 'ipTargetsPerHour' | 'ipSendsPerHour'> {
  /** Limit that holds in place of `ipSendsPerHour`, for the log. */
  readonly limit?: SendLimit;
}

/**
 * Checks one send against the window of its client address. These limits come first, and alone: they count what was
 * typed, so that a client may be told them, whatever the target's windows hold. Returns the window with the ask counted.
 */
export function checkAddressLimits(
  ip: RateWindow,
  ask: Ask,
  limits: AddressLimits,
): Outcome<RateWindow, TooFrequent | CaptchaRequired> {
  const { ipSendsPerHour, limit = 'ipSendsPerHour' } = limits;
  const waitMs = waitForRoom(ip, ask.now, HOUR_MS, ipSendsPerHour);
  if (waitMs > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(waitMs), limit });
  if (ask.captcha !== 'passed' && exceedsTargetFanOut(ip, ask, limits)) return refuse({ reason: 'captcha-required' });
  return done(append(ip, { at: ask.now, what: ask.typedKey }, HOUR_MS));
}

/**
 * Checks one send against the windows of its client address and of the address's wider prefixes, each with a multiple of
 * the limits of an address. Returns the windows to store by key.
 */
function checkAddresses(
  addresses: readonly AddressPrefix[],
  windowOf: (key: string) => RateWindow,
  ask: Ask,
  limits: AddressLimits,
): Outcome<ReadonlyMap<string, RateWindow>, TooFrequent | CaptchaRequired> {
  const counted = new Map<string, RateWindow>();
  for (const { key, times } of addresses) {
    const [ipTargetsPerHour, ipSendsPerHour] = [limits.ipTargetsPerHour * times, limits.ipSendsPerHour * times];
    const allowed = checkAddressLimits(windowOf(key), ask, { ...limits, ipTargetsPerHour, ipSendsPerHour });
    if (!allowed.ok) return allowed;
    counted.set(key, allowed.value);
  }
  return done(counted);
}

/** True when a client address asks for more different targets than a household or an office does. */
function exceedsTargetFanOut(ip: RateWindow, { now, typedKey }: Ask, limits: AddressLimits): boolean {
  return targetsOf(ip, now).add(typedKey).size > limits.ipTargetsPerHour;
}

const targetsOf = (ip: RateWindow, now: number): Set<string | undefined> =>
  new Set(within(ip, now, HOUR_MS).map(({ what }) => what));
