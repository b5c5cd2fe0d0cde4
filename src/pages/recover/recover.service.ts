import { Injectable } from '@nestjs/common';
import {
  type RequestContext,
  ResetWithTicket,
  type ResetWithTicketRefusal,
  SendRecoveryCode,
  type SendRecoveryCodeRefusal,
  SendRecoveryLink,
  type SendRecoveryLinkRefusal,
  VerifyRecoveryCode,
  type VerifyRecoveryCodeRefusal,
} from '../../auth';
import { type CaptchaRefusal, CaptchaService } from '../../captcha';
import { type ChannelKind, done, isUnavailable, type Outcome, refuse } from '../../common';
import type { RecoveryFlow, RecoveryWay } from './recovery-flow';

/** Refusal of a form before any use case: an empty field, or a link for something that is no e-mail address. */
export type FormRefusal =
  | { readonly reason: 'identifier-missing' }
  | { readonly reason: 'link-needs-address' }
  | { readonly reason: 'unavailable'; readonly retryAfterSeconds: number };

export type SendRefusal = SendRecoveryCodeRefusal | SendRecoveryLinkRefusal | CaptchaRefusal | FormRefusal;
export type CodeRefusal = VerifyRecoveryCodeRefusal | FormRefusal;
export type PasswordRefusal = ResetWithTicketRefusal | FormRefusal;

/** First form of a recovery. */
export interface AskedRecovery extends RecoveryFlow {
  /** Answer to the captcha. */
  readonly answer: string;
  /** Id of the browser, to which the captcha belongs. */
  readonly browser: string;
}

/** Steps of a recovery on pages: calls the use cases, and keeps what the next page needs. */
@Injectable()
export class RecoverService {
  constructor(
    private readonly captchas: CaptchaService,
    private readonly sendCode: SendRecoveryCode,
    private readonly sendLink: SendRecoveryLink,
    private readonly verifyCode: VerifyRecoveryCode,
    private readonly resetPassword: ResetWithTicket,
  ) {}

  /** Checks the captcha, and sends a code or a link. For an unknown person the same is told. */
  async start(
    context: RequestContext,
    { answer, browser, ...flow }: AskedRecovery,
  ): Promise<Outcome<RecoveryFlow, SendRefusal>> {
    const { identifier, way } = flow;
    if (identifier === '') return refuse({ reason: 'identifier-missing' });
    if (way === 'link' && !identifier.includes('@')) return refuse({ reason: 'link-needs-address' });
    return whenBusy(async () => {
      const subject = { app: context.app, client: browser, purpose: 'recover' } as const;
      const passed = await this.captchas.verify(subject, answer);
      return passed.ok ? this.send(context, flow, 'passed') : passed;
    });
  }

  /** Sends another message, within the limits; a captcha may be asked for. */
  resend(context: RequestContext, flow: RecoveryFlow): Promise<Outcome<RecoveryFlow, SendRefusal>> {
    return whenBusy(() => this.send(context, flow, 'absent'));
  }

  /** Exchanges a right code for a ticket. */
  async enterCode(
    context: RequestContext,
    flow: RecoveryFlow,
    code: string,
  ): Promise<Outcome<RecoveryFlow, CodeRefusal>> {
    const lookup = lookupOf(flow);
    const verified = await whenBusy(() => this.verifyCode.execute({ context, lookup, code, mode: 'exchange' }));
    if (!verified.ok) return verified;
    const { ticket, accountId } = verified.value;
    return done({ ...flow, ticket: ticket.reveal(), accountId });
  }

  /** Sets the new password with the ticket of the flow. A refused password leaves the ticket good. */
  setPassword(
    context: RequestContext,
    { ticket = '', accountId = '', way }: RecoveryFlow,
    newPassword: string,
  ): Promise<Outcome<void, PasswordRefusal>> {
    return whenBusy(() =>
      this.resetPassword.execute({ context, accountId, channel: channelOf(way), ticket, newPassword, policy: 'core' }),
    );
  }

  private async send(
    context: RequestContext,
    flow: RecoveryFlow,
    captcha: 'passed' | 'absent',
  ): Promise<Outcome<RecoveryFlow, SendRefusal>> {
    const { locale } = flow;
    if (flow.way === 'link') {
      const sent = await this.sendLink.execute({ context, email: flow.identifier, locale });
      return sent.ok ? done(flow) : sent;
    }
    const options = { captcha, locale, flowLocale: locale };
    const sent = await this.sendCode.execute({ context, lookup: lookupOf(flow), ...options });
    if (!sent.ok) return sent;
    const { reference, resendAfterSeconds } = sent.value;
    return done({ ...flow, reference, resendSeconds: resendAfterSeconds });
  }
}

/** Look-up of what was typed: an e-mail address, or else a user name or a phone number. */
const lookupOf = ({ identifier, way }: RecoveryFlow) => ({
  ...(identifier.includes('@') ? { email: identifier } : { login: identifier }),
  channel: channelOf(way),
});

const channelOf = (way: RecoveryWay): ChannelKind => (way === 'sms' ? 'sms' : 'email');

/** Outcome of a step; a queue that is full is a refusal of the form like any other. */
async function whenBusy<O extends Outcome<unknown, { readonly reason: string }>>(
  step: () => Promise<O>,
): Promise<O | Outcome<never, Extract<FormRefusal, { readonly reason: 'unavailable' }>>> {
  try {
    return await step();
  } catch (error) {
    if (isUnavailable(error)) return refuse({ reason: 'unavailable', retryAfterSeconds: 1 });
    throw error;
  }
}
