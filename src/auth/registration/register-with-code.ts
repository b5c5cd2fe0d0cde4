import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Locale, type Malformed, type Outcome, refuse, UnitOfWork } from '../../common';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import { type Account, type AccountView, viewOf } from '../accounts/account';
import { NewPasswords, type PasswordPolicy } from '../accounts/new-passwords';
import type { PhoneInput } from '../accounts/phone';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { isUniform, toUniformCodeResponse } from '../uniform-response';
import { type Registration, type RegistrationDetails, registrationScope, readRegistration } from './registration';
import { type RegistrationRefusal, RegistrationService, type WhenTaken } from './registration.service';

export interface RegisterWithCodeCommand extends RegistrationDetails {
  readonly context: RequestContext;
  /** Number to which the code was sent; of several the first valid one. */
  readonly phone: PhoneInput | readonly PhoneInput[];
  readonly code: EnteredCode;
  readonly password: string;
  readonly policy: PasswordPolicy;
  readonly locale: Locale;
  /** Handling of a taken number; with `proceed` the code is compared before that is answered. */
  readonly whenTaken?: WhenTaken;
}

/** Result of a registration: the new account. */
export interface Registered {
  readonly accountId: string;
  readonly account: AccountView;
}

export type RegisterWithCodeRefusal = Malformed | RegistrationRefusal | CodeRefusal | PasswordRejected;

const details = { event: 'register', purpose: 'register' } as const;

/**
 * Use case: “This is my phone, this is the code sent to it: create my account.” No data is stored unless the code is
 * right.
 */
@Injectable()
export class RegisterWithCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: CodeVerifier,
    private readonly passwords: NewPasswords,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const registered = await this.register(command);
    if (!registered.ok) await this.audit.record(command.context, details, registered);
    return toUniformCodeResponse(command.context, registered);
  }

  /**
   * Registers an account. A refused name or password does not consume the code. That a name or number is taken is
   * disclosed to a right code only.
   */
  private async register(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const { context, code, password: typed, policy } = command;
    const read = readRegistration(command);
    if (!read.ok) return read;
    const registration = read.value;
    const checked = await this.registrations.check(context, command.phone, command.whenTaken);
    if (!checked.ok) return checked;
    const { isTaken, phone } = checked.value;
    const password = this.passwords.check(typed, policy, [registration.username, phone.e164, registration.email]);
    if (!password.ok) return password;
    const scope = registrationScope(context.app, phone.e164);
    const peeked = await this.unitOfWork.run(() => this.codes.peek(scope, { code, ip: context.ip }));
    if (!peeked.ok) return peeked;
    const conflicts = await this.registrations.findConflicts(context.app, registration);
    if (isTaken || conflicts.length > 0) return this.refuseTaken(command, phone.e164, conflicts);
    const owner = { id: '', username: registration.username };
    const passwordHash = await this.passwords.hash(context.app, password.value, owner);
    return this.add(command, { ...registration, phone: phone.e164 }, passwordHash);
  }

  /**
   * Refusal of a taken name or address. Under uniform disclosure the code is consumed and answered like a wrong one;
   * instead the owners of the name or the e-mail address are notified, once per code.
   */
  private async refuseTaken(
    { context, code }: RegisterWithCodeCommand,
    e164: string,
    conflicts: readonly Account[],
  ): Promise<Outcome<never, RegisterWithCodeRefusal>> {
    if (!isUniform(context)) return refuse(await this.registrations.refuseTaken(context));
    await this.unitOfWork.run(async () => {
      const consumed = await this.codes.consume(registrationScope(context.app, e164), { code, ip: context.ip });
      if (consumed.ok) await this.registrations.notifyOwners(conflicts, context.locale ?? consumed.value.locale);
    });
    return refuse({ reason: 'code-wrong' });
  }

  /** Consumes the code and writes the account, its event and its audit entry, together or not at all. */
  private add(
    { context, code, locale }: RegisterWithCodeCommand,
    registration: Registration & { readonly phone: string },
    passwordHash: string,
  ): Promise<Outcome<Registered, CodeRefusal | AccountExists>> {
    const { app, ip } = context;
    return this.unitOfWork.attempt<Registered, CodeRefusal | AccountExists>(async () => {
      const consumed = await this.codes.consume(registrationScope(app, registration.phone), { code, ip });
      if (!consumed.ok) return consumed;
      const added = await this.registrations.add({ ...registration, app, ip, passwordHash, locale });
      if (!added.ok) return added;
      const accountId = added.value.id;
      const registered = done({ accountId, account: viewOf(added.value) });
      return this.audit.record(context, { ...details, accountId }, registered);
    });
  }
}
