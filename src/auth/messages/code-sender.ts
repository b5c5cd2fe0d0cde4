import { Injectable } from '@nestjs/common';
import {
  type ChannelKind,
  Clock,
  done,
  type Locale,
  type Outcome,
  Random,
  refuse,
  type Secret,
  type TemplateName,
} from '../../common';
import { NotificationService, type OutgoingMessage } from '../../notification';
import { type CaptchaState, CodeIssuer, type CodeRequest, type IssueRefusal, type NewCode } from '../../otp';
import type { Phone } from '../accounts/phone';
import { AuthOptions } from '../auth.config';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { RequestContext } from '../request-context';

/** Options of a dialect for sending a code. */
export interface SendOptions {
  readonly captcha: CaptchaState;
  readonly locale: Locale;
  /** The same where the client chooses it, by default or by name: notices about what the code is used for are in it. */
  readonly flowLocale?: Locale;
  /**
   * Cooldown before a resend and lifetime of the code, in seconds, where the dialect's source document promises them;
   * defaults to the operator's.
   */
  readonly cooldownSeconds?: number;
  readonly lifetimeSeconds?: number;
}

/** Terms of one send: the dialect's options within the limits of the operator, and the reference in the message. */
export interface SendTerms extends Pick<
  CodeRequest,
  'ip' | 'isTrusted' | 'captcha' | 'cooldownSeconds' | 'lifetimeSeconds' | 'flowLocale'
> {
  readonly locale: Locale;
  readonly reference: string;
}

/** Message with a code: the request for the code, and the message around it. */
export interface CodeMessage extends CodeRequest, SendTerms {
  readonly channel: ChannelKind;
  readonly template: TemplateName;
  /** True when no message may be sent, and the client must not notice it. */
  readonly isDecoy: boolean;
}

/** Result of sending a code. */
export interface SentCode {
  readonly lifetimeSeconds: number;
  /** Seconds until the next send to this target can succeed. */
  readonly resendAfterSeconds: number;
  /** Three letters that the message contains too. */
  readonly reference: string;
  /** Plain text of the code; defined for a test target only. */
  readonly testCode?: Secret;
}

/** Request of a send, and the channel that it asks for; SMS by default. */
interface Asked {
  readonly context: RequestContext;
  readonly channel?: ChannelKind | undefined;
}

export type NumberRefusal = TargetNotAllowed | ChannelDisabled;

/** Sends codes by SMS and by mail, for recovery, registration and verification. */
@Injectable()
export class CodeSender {
  constructor(
    private readonly codes: CodeIssuer,
    private readonly notifications: NotificationService,
    private readonly options: AuthOptions,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * Computes the terms of a send: a cooldown is never shorter, a lifetime never longer than the operator's, and a
   * dialect's cooldown counts up to the operator's maximum.
   */
  termsOf({ context, captcha, locale, flowLocale, channel = 'sms', ...own }: SendOptions & Asked): SendTerms {
    const { cooldownSeconds, dialectCooldownMaxSeconds, codeLifetimeMaxSeconds } = this.options;
    const lifetime = channel === 'sms' ? this.options.smsLifetimeSeconds : this.options.emailLifetimeSeconds;
    return {
      ip: context.ip,
      isTrusted: context.isTrusted,
      captcha,
      locale,
      flowLocale,
      cooldownSeconds: Math.max(Math.min(own.cooldownSeconds ?? 0, dialectCooldownMaxSeconds), cooldownSeconds),
      lifetimeSeconds: Math.min(own.lifetimeSeconds ?? lifetime, codeLifetimeMaxSeconds),
      reference: newReference(this.random),
    };
  }

  /**
   * Checks that a number's country is allowed and its type can receive SMS. `fixedCode` is the code of a test target
   * before its end date, to which no message is sent.
   */
  checkNumber(phone: Phone): Outcome<{ readonly fixedCode?: string }, NumberRefusal> {
    const target = this.options.testTargets.get(phone.e164);
    const fixedCode = target && this.clock.now() < target.until ? target.code : undefined;
    const channel = this.checkChannel('sms');
    if (fixedCode === undefined && !channel.ok) return channel;
    const why = whyNot(phone, this.options.countries);
    if (why) return refuse({ reason: 'target-not-allowed', why });
    return done(fixedCode === undefined ? {} : { fixedCode });
  }

  /** Checks that a vendor is configured for a channel. */
  checkChannel(channel: ChannelKind): Outcome<object, ChannelDisabled> {
    return this.notifications.canSend(channel) ? done({}) : refuse({ reason: 'channel-disabled' });
  }

  /**
   * Issues a code and queues its message in the caller's unit of work: both happen or neither. A refused send writes its
   * count at the client address alone, which the unit commits where {@link countsAtAddress} says so. The channel is disabled
   * when the daily spend of the client application leaves no room for the message.
   */
  async send(message: CodeMessage): Promise<Outcome<SentCode, IssueRefusal | ChannelDisabled>> {
    const issued = await this.issue(message);
    if (!issued.ok) return issued;
    const { code, lifetimeSeconds, resendAfterSeconds } = issued.value;
    const { reference, fixedCode } = message;
    return done({
      lifetimeSeconds,
      resendAfterSeconds,
      reference,
      ...(fixedCode !== undefined && { testCode: code }),
    });
  }

  /** Issues a code and queues its message as {@link send} does, and returns the code. */
  async issue(message: CodeMessage): Promise<Outcome<NewCode, IssueRefusal | ChannelDisabled>> {
    const issued = await this.codes.issue(message);
    if (!issued.ok) return issued;
    const isQueued = await this.notifications.queueWithinCap(toOutgoing(message, issued.value));
    return isQueued ? issued : refuse({ reason: 'channel-disabled' });
  }
}

function whyNot(phone: Phone, countries: AuthOptions['countries']): TargetNotAllowed['why'] | undefined {
  if (!phone.canReceiveSms) return 'number-type';
  const isServed = countries === '*' || (phone.region !== undefined && countries.includes(phone.region));
  return isServed ? undefined : 'country';
}

/**
 * Builds the message. The owner of a taken number gets a notice about the attempt, without a code to pass on; the
 * notice does not reference the code, which would otherwise count as never entered.
 */
function toOutgoing(message: CodeMessage, { code, challengeId, number, lifetimeSeconds }: NewCode): OutgoingMessage {
  const { scope, channel, template, locale, reference, isDecoy, fixedCode } = message;
  return {
    ...{ app: scope.app, channel, to: scope.target, template, locale, lifetimeSeconds },
    ...(template === 'already-registered'
      ? { content: { reference } }
      : { content: { code, reference }, code: { challengeId, number } }),
    decoy: isDecoy || fixedCode !== undefined,
  };
}

/** Letters of references: capitals that are not mistaken for others. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Number of letters in a message's reference, by which a person tells several code messages apart. */
const LENGTH = 3;

/**
 * Creates a reference: three random letters, in the message and in the response to the send, by which a person can tell
 * several messages apart.
 */
export const newReference = (random: Random): string => random.text(LENGTH, LETTERS);
