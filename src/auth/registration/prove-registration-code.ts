import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, UnitOfWork } from '../../common';
import type { CodeRefusal } from '../../otp';
import { type RegistrationRefusal, RegistrationService } from './registration.service';
import type { Phone, PhoneInput } from '../accounts/phone';
import { registrationScope } from './registration-scope';
import type { AccountExists } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { CodeDesk } from '../code-desk';
import { AuditRecorder } from '../audit-recorder';

export interface ProveRegistrationCodeCommand {
  readonly context: RequestContext;
  readonly phone: PhoneInput;
  readonly code: string;
  /** The name that the registration wants to have. */
  readonly username?: string;
}

export type ProveRegistrationCodeRefusal = RegistrationRefusal | CodeRefusal;

/**
 * “I am new here: is this code right?” A right one stays good for exactly one registration, for a while. That a name or
 * number is taken is told for a right code only, which is left as it was.
 */
@Injectable()
export class ProveRegistrationCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: CodeDesk,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: ProveRegistrationCodeCommand): Promise<Outcome<void, ProveRegistrationCodeRefusal>> {
    const { context, username } = command;
    const details = { event: 'verify-code', purpose: 'register' } as const;
    const checked = await this.registrations.check(context, command.phone, 'proceed');
    if (!checked.ok) return this.decisions.record(context, details, checked);
    const { phone, isTaken } = checked.value;
    const isNameTaken = username !== undefined && (await this.registrations.isNameTaken(context.app, username));
    return this.unitOfWork.run(async () =>
      this.decisions.record(context, details, await this.prove(command, phone, isTaken || isNameTaken)),
    );
  }

  private async prove(
    { context, code }: ProveRegistrationCodeCommand,
    { e164 }: Phone,
    isTaken: boolean,
  ): Promise<Outcome<void, CodeRefusal | AccountExists>> {
    const scope = registrationScope(context.app, e164);
    const proved = isTaken ? await this.codes.examine(scope, code) : await this.codes.check(scope, code);
    if (!proved.ok) return proved;
    return isTaken ? refuse({ reason: 'account-exists' }) : { ok: true, value: undefined };
  }
}
