import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Locale, type Outcome, UnitOfWork } from '../../common';
import { countsAtAddress, type IssueRefusal, SendQueue } from '../../otp';
import type { PhoneInput } from '../accounts/phone';
import {
  CodeSender,
  type NumberRefusal,
  type SendOptions,
  type SendTerms,
  type SentCode,
} from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { isUniform, toUniformSendResponse } from '../uniform-response';
import { registrationScope } from './registration';
import {
  type CheckedNumber,
  type RegistrationRefusal,
  RegistrationService,
  type WhenTaken,
} from './registration.service';

export interface SendRegistrationCodeCommand extends SendOptions {
  readonly context: RequestContext;
  readonly phone: PhoneInput;
  /** Handling of a taken number; with `proceed` a code is sent to it as to any other. */
  readonly whenTaken?: WhenTaken;
}

export type SendRegistrationCodeRefusal = RegistrationRefusal | NumberRefusal | IssueRefusal;

const CODE = { template: 'register-code' } as const;

const details = { event: 'send-code', purpose: 'register' } as const;

/** Use case: “I want to register, and this is my phone: send me a code.” */
@Injectable()
export class SendRegistrationCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly sender: CodeSender,
    private readonly queue: SendQueue,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: SendRegistrationCodeCommand): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { context, phone, whenTaken } = command;
    const terms = this.sender.termsOf(command);
    const checked = await this.registrations.check(context, phone, whenTaken);
    const sent: Outcome<SentCode, SendRegistrationCodeRefusal> = checked.ok
      ? await this.send(context, terms, checked.value)
      : checked;
    if (!sent.ok) await this.audit.record(context, details, sent);
    return toUniformSendResponse(context, sent, terms);
  }

  /**
   * Writes code, message and audit entry together or not at all; a refused send writes its count alone. Under uniform
   * disclosure the owner of a taken number is notified of the attempt, and gets no code to pass on.
   */
  private async send(
    context: RequestContext,
    terms: SendTerms,
    { phone, isTaken, ownerLocale }: CheckedNumber,
  ): Promise<Outcome<SentCode, NumberRefusal | IssueRefusal>> {
    const target = phone.e164;
    const allowed = this.sender.checkNumber(phone);
    if (!allowed.ok) return allowed;
    const message = isTaken && isUniform(context) ? noticeOf(terms, ownerLocale) : CODE;
    const scope = registrationScope(context.app, target);
    return this.queue.run({ ...terms, typed: target }, () =>
      this.unitOfWork.attempt(async () => {
        const sent = await this.sender.send({
          ...{ ...terms, ...allowed.value, ...message, scope, channel: 'sms', isDecoy: false },
        });
        return sent.ok ? this.audit.record(context, { ...details, target }, sent) : sent;
      }, countsAtAddress),
    );
  }
}

/** Notice to the owner of a taken number: in the language of the flow, or else in that of the account. */
const noticeOf = ({ flowLocale, locale }: SendTerms, ownerLocale: Locale | undefined) =>
  ({ template: 'already-registered', locale: flowLocale ?? ownerLocale ?? locale }) as const;
