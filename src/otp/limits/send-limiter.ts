import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import { OtpOptions } from '../otp.config';
import type { IssueRefusal } from '../otp.refusals';
import { addressKey, attemptKey, cooldownKey, type CodeScope, targetKey } from '../code-scope';
import { BruteForceMonitor } from './brute-force-monitor';
import { emptyRateWindow, type RateWindow } from './rate-window';
import { RateWindowStore, type LockedRateWindows } from './rate-window.store';
import { checkSendLimits, type CaptchaState } from './send-limits';

export interface SendRequest extends Pick<CodeScope, 'app' | 'purpose' | 'target'> {
  /** Prefix of the client's address: an IPv4 address, or an IPv6 /64. */
  readonly ip: string;
  /** How long this sender's protocol makes its users wait before the next send. */
  readonly cooldownSeconds: number;
  readonly captcha: CaptchaState;
}

/** How much of a key is kept to tell targets of one address apart. */
const SHORT_KEY = 10;

/** Weighs sends, of codes and of links, against all limits at once, over all processes. */
@Injectable()
export class SendLimiter {
  constructor(
    private readonly windows: RateWindowStore,
    private readonly alarm: BruteForceMonitor,
    private readonly options: OtpOptions,
  ) {}

  /**
   * Admits one send inside the context's unit of work, which must roll back when it is refused. The windows stay locked
   * until then: of parallel sends one is weighed at a time.
   */
  async admit(request: SendRequest): Promise<Outcome<{ resendAfterSeconds: number }, IssueRefusal>> {
    if (this.alarm.isRaised && request.captcha === 'absent') return refuse({ reason: 'captcha-required' });
    const keys = windowKeys(request);
    const locked = await this.windows.lockAll(Object.values(keys));
    const admitted = checkSendLimits(
      read(locked, keys),
      { ...request, now: locked.now, targetKey: keys.target.slice(0, SHORT_KEY) },
      this.options,
    );
    if (!admitted.ok) return admitted;
    const { cooldown, target, ip } = admitted.value.windows;
    await this.windows.write(
      new Map([
        [keys.cooldown, cooldown],
        [keys.target, target],
        [keys.ip, ip],
      ]),
    );
    return done({ resendAfterSeconds: admitted.value.resendAfterSeconds });
  }
}

type WindowKeys = Readonly<Record<'cooldown' | 'target' | 'ip' | 'guesses', string>>;

const windowKeys = (request: SendRequest): WindowKeys => ({
  cooldown: cooldownKey(request),
  target: targetKey(request.target),
  ip: addressKey(request.ip),
  guesses: attemptKey(request),
});

function read({ windows }: LockedRateWindows, keys: WindowKeys): Readonly<Record<keyof WindowKeys, RateWindow>> {
  const of = (key: string): RateWindow => windows.get(key) ?? emptyRateWindow;
  return { cooldown: of(keys.cooldown), target: of(keys.target), ip: of(keys.ip), guesses: of(keys.guesses) };
}
