import { Injectable } from '@nestjs/common';
import { done, type Outcome } from '../../kernel';
import type { IssueRefusal } from '../../otp';
import { registrationSlot } from '../accounts/registration-slot';
import { type NewcomerRefusal, Newcomers, type WhenTaken } from '../accounts/newcomers';
import type { PhoneClaim } from '../accounts/phone';
import type { ChannelDisabled, TargetNotAllowed } from '../auth.refusals';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { CodeSender } from '../sending/code-sender';
import type { CodeWishes, SentCode } from '../sending/sent-code';
import { SmsAdmission } from '../sending/sms-admission';

export interface SendRegistrationCodeCommand extends CodeWishes {
  readonly caller: Caller;
  readonly phone: PhoneClaim;
  /** `proceed` sends a code to a number that has an account as to any other. */
  readonly whenTaken?: WhenTaken;
}

export type SendRegistrationCodeRefusal = NewcomerRefusal | TargetNotAllowed | ChannelDisabled | IssueRefusal;

/** “I am new here, and this is my phone: send me a code.” */
@Injectable()
export class SendRegistrationCode {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly admission: SmsAdmission,
    private readonly sender: CodeSender,
    private readonly decisions: Decisions,
  ) {}

  async execute(command: SendRegistrationCodeCommand): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { caller, phone: claim } = command;
    const checked = await this.newcomers.check(caller, claim, command.whenTaken);
    const sent = checked.ok ? await this.send(command, checked.value.phone.e164, checked.value.isTaken) : checked;
    if (!sent.ok) await this.decisions.record(caller, { event: 'send-code', purpose: 'register' }, sent);
    return this.sender.veil(caller, command, sent);
  }

  /** Where nobody may learn it, the owner of a taken number is told that somebody tried, and gets no code to pass on. */
  private async send(
    wishes: SendRegistrationCodeCommand,
    target: string,
    isTaken: boolean,
  ): Promise<Outcome<SentCode, SendRegistrationCodeRefusal>> {
    const { caller } = wishes;
    const admitted = this.admission.admit(target);
    if (!admitted.ok) return admitted;
    const isTold = caller.disclosure === 'documented' || !isTaken;
    const template = isTold ? 'register-code' : 'already-registered';
    const order = { caller, slot: registrationSlot(caller.app, target), template, wishes, isDecoy: false } as const;
    return this.sender.send({ ...order, ...admitted.value }, () =>
      this.decisions.record(caller, { event: 'send-code', purpose: 'register', target }, done(undefined)),
    );
  }
}
