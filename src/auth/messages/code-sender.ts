import { Injectable } from '@nestjs/common';
import { Clock, done, type Locale, type Outcome, Random, refuse, type Secret, type TemplateName } from '../../common';
import { NotificationService, type OutgoingMessage } from '../../notification';
import { type CaptchaState, CodeIssuer, type CodeRequest, type IssueRefusal, type NewCode } from '../../otp';
import type { Phone } from '../accounts/phone';
import { AuthOptions } from '../auth.config';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { RequestContext } from '../request-context';

/** Choices of a client about a code by SMS. */
export interface SendOptions {
  readonly captcha: CaptchaState;
  readonly locale: Locale;
  /** The client's own figures, where its documents promise them; the operator's otherwise. */
  readonly cooldownSeconds?: number;
  readonly lifetimeSeconds?: number;
}

/** Terms of one send: the client's choices as far as the operator allows them, and the reference of its message. */
export interface SendTerms extends Pick<CodeRequest, 'ip' | 'captcha' | 'cooldownSeconds' | 'lifetimeSeconds'> {
  readonly locale: Locale;
  readonly reference: string;
}

/** One SMS with a code: the request to otp, and the message around the code. */
export interface CodeMessage extends CodeRequest, SendTerms {
  readonly template: TemplateName;
  /** True when no message may go out, and the client must not notice. */
  readonly isDecoy: boolean;
}

/** Code that is on its way. */
export interface SentCode {
  readonly lifetimeSeconds: number;
  /** Seconds until the next send can succeed. */
  readonly resendAfterSeconds: number;
  /** Three letters that the message carries too. */
  readonly reference: string;
  /** The code itself, of a test target only. */
  readonly testCode?: Secret;
}

export type NumberRefusal = TargetNotAllowed | ChannelDisabled;

/** Sends codes by SMS, for recovery and registration alike. */
@Injectable()
export class CodeSender {
  constructor(
    private readonly codes: CodeIssuer,
    private readonly notifications: NotificationService,
    private readonly options: AuthOptions,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /** Terms of a send: a cooldown is never shorter, a lifetime never longer than the operator's. */
  termsOf({ context, captcha, locale, ...own }: SendOptions & { readonly context: RequestContext }): SendTerms {
    const { cooldownSeconds, smsLifetimeSeconds, codeLifetimeMaxSeconds } = this.options;
    return {
      ip: context.ip,
      captcha,
      locale,
      cooldownSeconds: Math.max(own.cooldownSeconds ?? 0, cooldownSeconds),
      lifetimeSeconds: Math.min(own.lifetimeSeconds ?? smsLifetimeSeconds, codeLifetimeMaxSeconds),
      reference: newReference(this.random),
    };
  }

  /**
   * Allows a number whose country is served and whose type can receive SMS. `fixedCode` is the code of a test target (a
   * tester, a store reviewer), to which nothing is ever sent, until its end date.
   */
  checkNumber(phone: Phone): Outcome<{ readonly fixedCode?: string }, NumberRefusal> {
    const target = this.options.testTargets.get(phone.e164);
    const fixedCode = target && this.clock.now() < target.until ? target.code : undefined;
    if (fixedCode === undefined && !this.notifications.canSend('sms')) return refuse({ reason: 'channel-disabled' });
    const why = whyNot(phone, this.options.countries);
    if (why) return refuse({ reason: 'target-not-allowed', why });
    return done(fixedCode === undefined ? {} : { fixedCode });
  }

  /**
   * Issues a code and queues its message, inside the caller's unit of work, which must roll back on a refusal: both
   * happen or neither.
   */
  async send(message: CodeMessage): Promise<Outcome<SentCode, IssueRefusal>> {
    const issued = await this.codes.issue(message);
    if (!issued.ok) return issued;
    await this.notifications.queue(toOutgoing(message, issued.value));
    const { code, lifetimeSeconds, resendAfterSeconds } = issued.value;
    const { reference, fixedCode } = message;
    return done({
      lifetimeSeconds,
      resendAfterSeconds,
      reference,
      ...(fixedCode !== undefined && { testCode: code }),
    });
  }
}

function whyNot(phone: Phone, countries: AuthOptions['countries']): TargetNotAllowed['why'] | undefined {
  if (!phone.canReceiveSms) return 'number-type';
  const isServed = countries === '*' || (phone.region !== undefined && countries.includes(phone.region));
  return isServed ? undefined : 'country';
}

/**
 * The owner of a taken number is told of the attempt, and gets no code to pass on, in the text or beside it; so its
 * message does not count as a code that was never entered.
 */
function toOutgoing(message: CodeMessage, { code, challengeId, number }: NewCode): OutgoingMessage {
  const { scope, template, locale, lifetimeSeconds, reference, isDecoy, fixedCode } = message;
  return {
    ...{ app: scope.app, channel: 'sms', to: scope.target, template, locale, lifetimeSeconds },
    ...(template === 'already-registered'
      ? { content: { reference } }
      : { content: { code, reference }, code: { challengeId, number } }),
    decoy: isDecoy || fixedCode !== undefined,
  };
}

/** Capital letters that are not mistaken for others. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Letters of a reference. */
const LENGTH = 3;

/**
 * Reference of a message: three letters that its text carries and that the send answers, by which a person tells several
 * messages apart.
 */
export const newReference = (random: Random): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(random.integer(LETTERS.length))).join('');
