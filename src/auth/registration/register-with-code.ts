import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type EnteredCode, type Locale, type Malformed, malformed, type Outcome, refuse } from '../../common';
import type { CodeRefusal } from '../../otp';
import type { Account } from '../accounts/account';
import { NewPasswords, type PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { inUniformTime, isUniform, toUniformCodeResponse } from '../uniform-response';
import { Registrar } from './registrar';
import { type Registration, type RegistrationDetails, readRegistration } from './registration';
import { RegistrationCodes } from './registration-codes';
import type { Registered, RegistrarRefusal, RegistrationRequest } from './registration-request';
import type { RegistrationTarget, TypedTarget } from './registration-target';
import { type RegistrationRefusal, RegistrationService, type WhenTaken } from './registration.service';

export interface RegisterWithCodeCommand extends RegistrationDetails {
  readonly context: RequestContext;
  /** Address to which the code was sent. */
  readonly target: TypedTarget;
  readonly code: EnteredCode;
  readonly password: string;
  readonly policy: PasswordPolicy;
  readonly locale: Locale;
  /** Handling of a taken address; with `proceed` the code is compared before that is answered. */
  readonly whenTaken?: WhenTaken;
}

export type RegisterWithCodeRefusal = Malformed | RegistrationRefusal | CodeRefusal | PasswordRejected;

const details = { event: 'register', purpose: 'register' } as const;

/**
 * Use case: “This is my number or address, this is the code sent to it: create my account.” No data is stored unless the code is
 * right.
 */
@Injectable()
export class RegisterWithCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: RegistrationCodes,
    private readonly passwords: NewPasswords,
    private readonly registrar: Registrar,
    private readonly audit: AuditRecorder,
  ) {}

  execute(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const { context } = command;
    return inUniformTime(context, async () => {
      const registered = await this.register(command);
      if (!registered.ok) await this.audit.record(context, details, registered);
      return toUniformCodeResponse(context, registered);
    });
  }

  /** Registers an account, or goes on with the same registration that got no answer before. */
  private async register(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const read = readRegistration(command);
    if (!read.ok) return read;
    return (await this.resume(command, read.value)) ?? this.checkAndAdd(command, read.value);
  }

  private async resume(
    command: RegisterWithCodeCommand,
    registration: Registration,
  ): Promise<Outcome<Registered, RegisterWithCodeRefusal> | undefined> {
    if (!this.registrar.mayResume(command.context.app)) return undefined;
    const target = this.registrations.targetOf(command.target);
    const password = this.passwords.check(command.password, command.policy, []);
    if (target === undefined || !password.ok) return undefined;
    const request = { ...command, ...registration, target, password: password.value };
    const resumed = await this.registrar.resume(request);
    return resumed && this.answer(request, resumed);
  }

  /**
   * Registers an account. A refused name or password does not consume the code. That a name or number is taken is
   * disclosed to a right code only.
   */
  private async checkAndAdd(
    command: RegisterWithCodeCommand,
    registration: Registration,
  ): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const { context, policy } = command;
    const checked = await this.registrations.check(context, command.target, command.whenTaken);
    if (!checked.ok) return checked;
    const { target, isTaken } = checked.value;
    if (contradicts(registration, target)) return refuse(malformed('email'));
    const identifiers = [registration.username, target.value, registration.email];
    const password = this.passwords.check(command.password, policy, identifiers);
    if (!password.ok) return password;
    const peeked = await this.codes.peek(command, target.value);
    if (!peeked.ok) return peeked;
    const conflicts = await this.registrations.findConflicts(context.app, registration);
    const request = { ...command, ...registration, target, password: password.value };
    if (isTaken || conflicts.length > 0) return this.refuseTaken(request, conflicts);
    return this.answer(request, await this.registrar.add(request, peeked.value.challengeId));
  }

  /** Answer to what a registrar has decided: what it found taken is refused as what was found before. */
  private async answer(
    request: RegistrationRequest,
    registered: Outcome<Registered, RegistrarRefusal>,
  ): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const isTaken = !registered.ok && registered.refusal.reason === 'account-exists';
    return isTaken ? this.refuseTaken(request, []) : registered;
  }

  /**
   * Refusal of a taken name or address. Under uniform disclosure the code is consumed and answered like a wrong one;
   * instead the owners of the name or the e-mail address are notified, once per code.
   */
  private async refuseTaken(
    request: RegistrationRequest,
    conflicts: readonly Account[],
  ): Promise<Outcome<never, RegisterWithCodeRefusal>> {
    const { context, target } = request;
    if (!isUniform(context)) return refuse(await this.registrations.refuseTaken(context));
    await this.codes.consume(request, target.value, (locale) =>
      this.registrations.notifyOwners(conflicts, context.locale ?? locale),
    );
    return refuse({ reason: 'code-wrong' });
  }
}

/** True where another e-mail address is given than the one that the code proves: an account has one. */
const contradicts = ({ email = '' }: Registration, { channel, value }: RegistrationTarget): boolean =>
  channel === 'email' && email !== '' && email !== value;
