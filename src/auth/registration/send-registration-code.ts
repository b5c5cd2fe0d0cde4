import { Injectable } from '@nestjs/common';
import { done, type Outcome } from '../../common';
import type { IssueRefusal } from '../../otp';
import { registrationScope } from './registration-scope';
import { type RegistrationRefusal, RegistrationService, type WhenTaken } from './registration.service';
import type { PhoneInput } from '../accounts/phone';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { AuditRecorder } from '../audit-recorder';
import { CodeSender } from '../recovery/code-sender';
import type { CodeWishes, SentCode } from '../recovery/sent-code';
import { SmsAdmission } from '../recovery/sms-admission';

export interface SendRegistrationCodeCommand extends CodeWishes {
  readonly context: RequestContext;
  readonly phone: PhoneInput;
  /** `proceed` sends a code to a number that has an account as to any other. */
  readonly whenTaken?: WhenTaken;
}

export type SendRegistrationCodeRefusal = RegistrationRefusal | TargetNotAllowed | ChannelDisabled | IssueRefusal;

/** “I am new here, and this is my phone: send me a code.” */
@Injectable()
export class SendRegistrationCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly admission: SmsAdmission,
    private readonly sender: CodeSender,
    private readonly decisions: AuditRecorder,
  ) {}

  async execute(command: SendRegistrationCodeCommand): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { context, phone: lookup } = command;
    const checked = await this.registrations.check(context, lookup, command.whenTaken);
    const sent = checked.ok ? await this.send(command, checked.value.phone.e164, checked.value.isTaken) : checked;
    if (!sent.ok) await this.decisions.record(context, { event: 'send-code', purpose: 'register' }, sent);
    return this.sender.veil(context, command, sent);
  }

  /** Where nobody may learn it, the owner of a taken number is told that somebody tried, and gets no code to pass on. */
  private async send(
    wishes: SendRegistrationCodeCommand,
    target: string,
    isTaken: boolean,
  ): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { context } = wishes;
    const admitted = this.admission.admit(target);
    if (!admitted.ok) return admitted;
    const isTold = context.disclosure === 'documented' || !isTaken;
    const template = isTold ? 'register-code' : 'already-registered';
    const order = { context, scope: registrationScope(context.app, target), template, wishes, isDecoy: false } as const;
    return this.sender.send({ ...order, ...admitted.value }, () =>
      this.decisions.record(context, { event: 'send-code', purpose: 'register', target }, done(undefined)),
    );
  }
}
