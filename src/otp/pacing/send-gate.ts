import { Inject, Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../kernel';
import { OTP_OPTIONS, type OtpOptions } from '../otp.options';
import type { IssueRefusal } from '../otp.refusals';
import { addressKey, guessKey, paceKey, type Slot, targetKey } from '../slot';
import { GuessAlarm } from './guess-alarm';
import { emptyLedger, type Ledger } from './ledger';
import { LedgerStore, type LockedLedgers } from './ledger.store';
import { admitSend, type CaptchaState } from './send-pacing';

export interface SendRequest extends Pick<Slot, 'app' | 'purpose' | 'target'> {
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
export class SendGate {
  constructor(
    private readonly ledgers: LedgerStore,
    private readonly alarm: GuessAlarm,
    @Inject(OTP_OPTIONS) private readonly options: OtpOptions,
  ) {}

  /**
   * Admits one send inside the caller's unit of work, which must roll back when it is refused. The ledgers stay locked
   * until then: of parallel sends one is weighed at a time.
   */
  async admit(request: SendRequest): Promise<Outcome<{ resendAfterSeconds: number }, IssueRefusal>> {
    if (this.alarm.isRaised && request.captcha === 'absent') return refuse({ reason: 'captcha-required' });
    const keys = ledgerKeys(request);
    const locked = await this.ledgers.lockAll(Object.values(keys));
    const admitted = admitSend(
      read(locked, keys),
      { ...request, now: locked.now, targetKey: keys.target.slice(0, SHORT_KEY) },
      this.options,
    );
    if (!admitted.ok) return admitted;
    const { pace, target, ip } = admitted.value.ledgers;
    await this.ledgers.write(
      new Map([
        [keys.pace, pace],
        [keys.target, target],
        [keys.ip, ip],
      ]),
    );
    return done({ resendAfterSeconds: admitted.value.resendAfterSeconds });
  }
}

type LedgerKeys = Readonly<Record<'pace' | 'target' | 'ip' | 'guesses', string>>;

const ledgerKeys = (request: SendRequest): LedgerKeys => ({
  pace: paceKey(request),
  target: targetKey(request.target),
  ip: addressKey(request.ip),
  guesses: guessKey(request),
});

function read({ ledgers }: LockedLedgers, keys: LedgerKeys): Readonly<Record<keyof LedgerKeys, Ledger>> {
  const of = (key: string): Ledger => ledgers.get(key) ?? emptyLedger;
  return { pace: of(keys.pace), target: of(keys.target), ip: of(keys.ip), guesses: of(keys.guesses) };
}
