import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Locale, type Outcome, UnitOfWork } from '../../common';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import {
  CodeSender,
  type NumberRefusal,
  type SendOptions,
  type SendTerms,
  type SentCode,
} from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { inUniformTime, isUniform, toUniformSendResponse } from '../uniform-response';
import { registrationScope } from './registration';
import { channelOf, type TypedTarget } from './registration-target';
import {
  type CheckedTarget,
  type RegistrationRefusal,
  RegistrationService,
  type WhenTaken,
} from './registration.service';

export interface SendRegistrationCodeCommand extends SendOptions {
  readonly context: RequestContext;
  readonly target: TypedTarget;
  /** Handling of a taken address; with `proceed` a code is sent to it as to any other. */
  readonly whenTaken?: WhenTaken;
}

export type SendRegistrationCodeRefusal = RegistrationRefusal | NumberRefusal | IssueRefusal;

const CODE = { template: 'register-code' } as const;

const details = { event: 'send-code', purpose: 'register' } as const;

/** Use case: “I want to register, and this is my number or address: send me a code.” */
@Injectable()
export class SendRegistrationCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly sender: CodeSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: SendRegistrationCodeCommand): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    return inUniformTime(command.context, () => this.checkAndSend(command));
  }

  private async checkAndSend(
    command: SendRegistrationCodeCommand,
  ): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { context, target, whenTaken } = command;
    const terms = this.sender.termsOf({ ...command, channel: channelOf(target) });
    const checked = await this.registrations.check(context, target, whenTaken);
    const sent: Outcome<SentCode, SendRegistrationCodeRefusal> = checked.ok
      ? await this.send(context, terms, checked.value)
      : checked;
    if (!sent.ok) await this.audit.record(context, details, sent);
    return toUniformSendResponse(context, sent, terms);
  }

  /**
   * Writes code, message and audit entry together or not at all; a refused send writes its count alone. Under uniform
   * disclosure the owner of a taken address is notified of the attempt, and gets no code to pass on.
   */
  private async send(
    context: RequestContext,
    terms: SendTerms,
    { target: address, isTaken, ownerLocale }: CheckedTarget,
  ): Promise<Outcome<SentCode, NumberRefusal | IssueRefusal>> {
    const { channel, value: target } = address;
    const allowed =
      address.channel === 'sms' ? this.sender.checkNumber(address.phone) : this.sender.checkChannel('email');
    if (!allowed.ok) return allowed;
    const message = isTaken && isUniform(context) ? noticeOf(terms, ownerLocale) : CODE;
    const scope = registrationScope(context.app, target);
    return this.queue.run({ ...terms, typed: target }, () =>
      this.unitOfWork.attempt(async () => {
        const sent = await this.sender.send({
          ...{ ...terms, ...allowed.value, ...message, scope, channel, isDecoy: false },
        });
        return sent.ok ? this.audit.record(context, { ...details, target }, sent) : sent;
      }, countsAtAddress),
    );
  }
}

/** Notice to the owner of a taken address: in the language of the flow, or else in that of the account. */
const noticeOf = ({ flowLocale, locale }: SendTerms, ownerLocale: Locale | undefined) =>
  ({ template: 'already-registered', locale: flowLocale ?? ownerLocale ?? locale }) as const;
