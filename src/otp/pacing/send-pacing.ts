import { done, type Outcome, refuse } from '../../kernel';
import type { OtpOptions } from '../otp.options';
import type { CaptchaRequired, TooFrequent } from '../otp.refusals';
import { append, DAY_MS, HOUR_MS, type Ledger, toSeconds, waitForRoom, within } from './ledger';

/** Whether the client solved a captcha; `unsupported` where its protocol has no field for one. */
export type CaptchaState = 'passed' | 'absent' | 'unsupported';

/** The four ledgers that a send is weighed against. */
export interface SendLedgers {
  /** Cooldown of the (target, purpose). */
  readonly pace: Ledger;
  /** Sends to the target, whatever for. */
  readonly target: Ledger;
  /** Sends asked for from the client's address. */
  readonly ip: Ledger;
  /** Wrong guesses at the (app, target, purpose): while they pause it, a code would be of no use. */
  readonly guesses: Ledger;
}

export interface SendAsk {
  readonly now: number;
  readonly targetKey: string;
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
}

export interface Admitted {
  readonly ledgers: Omit<SendLedgers, 'guesses'>;
  /** When the next send to this target can succeed, by every limit. */
  readonly resendAfterSeconds: number;
}

/** Decides one send. What it returns must be stored before anybody else is weighed against the same ledgers. */
export function admitSend(
  ledgers: SendLedgers,
  ask: SendAsk,
  limits: OtpOptions,
): Outcome<Admitted, TooFrequent | CaptchaRequired> {
  const wait = waitMs(ledgers, ask.now, limits);
  if (wait > 0) return refuse({ reason: 'too-frequent', retryAfterSeconds: toSeconds(wait) });
  if (ask.captcha !== 'passed' && spreads(ledgers.ip, ask, limits)) return refuse({ reason: 'captcha-required' });
  const sent = {
    pace: { ...ledgers.pace, pausedUntil: ask.now + ask.cooldownSeconds * 1000 },
    target: append(ledgers.target, { at: ask.now }, DAY_MS),
    ip: append(ledgers.ip, { at: ask.now, what: ask.targetKey }, HOUR_MS),
  };
  return done({ ledgers: sent, resendAfterSeconds: toSeconds(waitMs({ ...ledgers, ...sent }, ask.now, limits)) });
}

function waitMs({ pace, target, ip, guesses }: SendLedgers, now: number, limits: OtpOptions): number {
  return Math.max(
    pace.pausedUntil - now,
    guesses.pausedUntil - now,
    waitForRoom(target, now, HOUR_MS, limits.targetPerHour),
    waitForRoom(target, now, DAY_MS, limits.targetPerDay),
    waitForRoom(ip, now, HOUR_MS, limits.ipSendsPerHour),
    0,
  );
}

/** True when one address writes to more targets than a household or an office does. */
function spreads(ip: Ledger, ask: SendAsk, limits: OtpOptions): boolean {
  const targets = new Set(within(ip, ask.now, HOUR_MS).map(({ what }) => what));
  return targets.add(ask.targetKey).size > limits.ipTargetsPerHour;
}
