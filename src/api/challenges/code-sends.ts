import { Injectable } from '@nestjs/common';
import {
  type RequestContext,
  SendBindCode,
  type SendBindCodeRefusal,
  SendRecoveryCode,
  type SendRecoveryCodeRefusal,
  SendRegistrationCode,
  type SendRegistrationCodeRefusal,
  type SentCode,
  StartVerification,
} from '../../auth';
import { CaptchaIds, type CaptchaRefusal } from '../../captcha';
import { done, type Locale, malformed, type Malformed, type Outcome, refuse } from '../../common';
import type { CaptchaAnswer } from '../captchas/captcha-answer.dto';
import { type Undisclosed, withoutLookups } from '../problems/undisclosed';
import type { TypedLookup } from './api-challenge.sql-store';
import { type ChallengeChannel, type ChallengePurpose, isBinding } from './challenge-purposes';

/** Code to be sent. */
export interface CodeSend {
  readonly context: RequestContext;
  readonly purpose: ChallengePurpose;
  readonly channel: ChallengeChannel;
  readonly lookup: TypedLookup;
  readonly locale: Locale | undefined;
  /** Token of the session, for the purposes that need one. */
  readonly token: string | undefined;
  /** True where a captcha was solved, or a server asks. */
  readonly isTrusted: boolean;
}

export type CodeSendRefusal =
  | Malformed
  | CaptchaRefusal
  | { readonly reason: 'channel-disabled' }
  | Undisclosed<SendRecoveryCodeRefusal | SendRegistrationCodeRefusal | SendBindCodeRefusal>;

type Sent = Promise<Outcome<SentCode, CodeSendRefusal>>;

/** Sends the codes of challenges, by the use case of their purpose. */
@Injectable()
export class CodeSends {
  constructor(
    private readonly recovery: SendRecoveryCode,
    private readonly registration: SendRegistrationCode,
    private readonly binding: SendBindCode,
    private readonly verification: StartVerification,
    private readonly captchas: CaptchaIds,
  ) {}

  /** Sends a code, after the captcha was verified, if one was answered. */
  async send(asked: Omit<CodeSend, 'isTrusted'>, captcha: CaptchaAnswer | undefined): Sent {
    const { app, isTrusted = false } = asked.context;
    const verified = captcha && (await this.captchas.verify(app, captcha.id, captcha.answer));
    if (verified && !verified.ok) return verified;
    return this.sendTrusted({ ...asked, isTrusted: isTrusted || captcha !== undefined });
  }

  private sendTrusted(send: CodeSend): Sent {
    const { purpose } = send;
    if (purpose === 'register') return this.register(send);
    if (isBinding(purpose)) return this.bind(send, purpose);
    return purpose === 'verify' ? this.verify(send) : this.recover(send, purpose);
  }

  private async recover(send: CodeSend, purpose: 'recover' | 'change-password' | 'sign-in'): Sent {
    const { context, channel, lookup } = send;
    if (Object.values(lookup).every((each) => each === undefined)) return refuse(malformed('username'));
    const command = { context, ...optionsOf(send), purpose, lookup: { ...accountLookup(lookup), channel } };
    return withoutLookups(await this.recovery.execute(command));
  }

  private async register(send: CodeSend): Sent {
    const { context, channel, lookup } = send;
    if (addressOf(lookup, channel) === undefined) return refuse(malformed(channel === 'sms' ? 'phone' : 'email'));
    const command = { context, ...optionsOf(send), target: registrationTarget(lookup, channel) };
    return withoutLookups(await this.registration.execute(command));
  }

  /** Sends the code of an address without an account, for the server of a client application. */
  private async verify(send: CodeSend): Sent {
    const { context, channel, lookup } = send;
    const address = addressOf(lookup, channel);
    if (address === undefined) return refuse(malformed(channel === 'sms' ? 'phone' : 'email'));
    const started = await this.verification.execute({ context, ...optionsOf(send), channel, address });
    if (!started.ok) return started;
    const { reference, resendAfterSeconds, verification } = started.value;
    const { expiresAt, updatedAt } = verification;
    return done({ reference, resendAfterSeconds, lifetimeSeconds: Math.ceil((expiresAt - updatedAt) / 1000) });
  }

  private bind(send: CodeSend, purpose: 'bind-phone' | 'bind-email'): Sent {
    const { context, token, lookup } = send;
    const { channel, address } = boundOf(purpose, lookup);
    if (address === '') return Promise.resolve(refuse(malformed(channel === 'sms' ? 'phone' : 'email')));
    if (token === undefined) return Promise.resolve(refuse({ reason: 'session-expired' }));
    return this.binding.execute({ context, ...optionsOf(send), token, channel, address });
  }
}

const optionsOf = ({ isTrusted, locale }: CodeSend) => ({
  captcha: isTrusted ? ('passed' as const) : ('absent' as const),
  locale: locale ?? ('zh-CN' as const),
  ...(locale !== undefined && { flowLocale: locale }),
});

/** Look-up of an account, by what was typed. */
export const accountLookup = ({ username, phone, email, accountId }: TypedLookup) => ({
  ...(username !== undefined && { username }),
  ...(phone !== undefined && { phone: { number: phone } }),
  ...(email !== undefined && { email }),
  ...(accountId !== undefined && { accountId }),
});

/** Address of a channel, as typed. */
export const addressOf = ({ phone, email }: TypedLookup, channel: ChallengeChannel): string | undefined =>
  channel === 'sms' ? phone : email;

/** Address that a registration is to prove, as typed. */
export const registrationTarget = ({ phone = '', email = '' }: TypedLookup, channel: ChallengeChannel) =>
  channel === 'sms' ? { number: phone } : { email };

/** New address that a challenge is about, with its channel; an empty one where none was typed. */
export const boundOf = (purpose: 'bind-phone' | 'bind-email', { phone = '', email = '' }: TypedLookup) =>
  purpose === 'bind-phone'
    ? ({ channel: 'sms', address: phone } as const)
    : ({ channel: 'email', address: email } as const);
