import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import type { AccountExists } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { inUniformTime, toUniformCodeResponse } from '../uniform-response';
import { registrationScope } from './registration';
import type { RegistrationTarget, TypedTarget } from './registration-target';
import { type RegistrationRefusal, RegistrationService } from './registration.service';

export interface VerifyRegistrationCodeCommand {
  readonly context: RequestContext;
  readonly target: TypedTarget;
  readonly code: EnteredCode;
  /** User name that the registration will ask for. */
  readonly username?: string;
}

export type VerifyRegistrationCodeRefusal = RegistrationRefusal | CodeRefusal;

/**
 * Use case: “I want to register: is this code right?” A right code remains valid for exactly one registration, for a
 * while. That the name or address is taken is disclosed to a right code only, whose state does not change then.
 */
@Injectable()
export class VerifyRegistrationCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: CodeVerifier,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(command: VerifyRegistrationCodeCommand): Promise<Outcome<void, VerifyRegistrationCodeRefusal>> {
    return inUniformTime(command.context, () => this.checkAndVerify(command));
  }

  private async checkAndVerify(
    command: VerifyRegistrationCodeCommand,
  ): Promise<Outcome<void, VerifyRegistrationCodeRefusal>> {
    const { context, username } = command;
    const details = { event: 'verify-code', purpose: 'register' } as const;
    const checked = await this.registrations.check(context, command.target, 'proceed');
    if (!checked.ok) return this.audit.record(context, details, checked);
    const { target, isTaken } = checked.value;
    const isNameTaken = username !== undefined && (await this.registrations.isNameTaken(context.app, username));
    const verified = await this.unitOfWork.run(async () =>
      this.audit.record(context, details, await this.verify(command, target, isTaken || isNameTaken)),
    );
    return toUniformCodeResponse(context, verified);
  }

  private async verify(
    { context, code }: VerifyRegistrationCodeCommand,
    { value }: RegistrationTarget,
    isTaken: boolean,
  ): Promise<Outcome<void, CodeRefusal | AccountExists>> {
    const scope = registrationScope(context.app, value);
    const attempt = { code, ip: context.ip };
    const verified = isTaken ? await this.codes.peek(scope, attempt) : await this.codes.accept(scope, attempt);
    if (!verified.ok) return verified;
    return isTaken ? refuse({ reason: 'account-exists' }) : done(undefined);
  }
}
