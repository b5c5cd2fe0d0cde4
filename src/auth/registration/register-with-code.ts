import { Injectable } from '@nestjs/common';
import { done, type Locale, type Malformed, type Outcome, refuse, UnitOfWork } from '../../common';
import type { CodeRefusal } from '../../otp';
import type { Account } from '../accounts/account';
import { type AccountView, viewOf } from '../accounts/account-view';
import { type Registration, type RegistrationDetails, readRegistration } from './registration';
import { type RegistrationRefusal, RegistrationService, type WhenTaken } from './registration.service';
import type { PhoneInput } from '../accounts/phone';
import { registrationScope } from './registration-scope';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { CodeDesk } from '../code-desk';
import { AuditRecorder } from '../audit-recorder';
import { NewPasswords } from '../accounts/new-passwords';
import type { PasswordPolicy } from '../accounts/password-rules';

export interface RegisterWithCodeCommand extends RegistrationDetails {
  readonly context: RequestContext;
  /** The number that got the code; of several the first that is one. */
  readonly phone: PhoneInput | readonly PhoneInput[];
  readonly code: string;
  readonly password: string;
  readonly policy: PasswordPolicy;
  readonly locale: Locale;
  /** `proceed` looks at the code before it tells that the number is taken. */
  readonly whenTaken?: WhenTaken;
}

/** A new account. */
export interface Registered {
  readonly accountId: string;
  readonly account: AccountView;
}

export type RegisterWithCodeRefusal = Malformed | RegistrationRefusal | CodeRefusal | PasswordRejected;

/** “This is my phone, this is the code that it got: make me an account.” Nothing is kept before the code is right. */
@Injectable()
export class RegisterWithCode {
  constructor(
    private readonly registrations: RegistrationService,
    private readonly codes: CodeDesk,
    private readonly passwords: NewPasswords,
    private readonly decisions: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const registered = await this.register(command);
    const accountId = registered.ok ? registered.value.accountId : undefined;
    return this.decisions.record(command.context, { event: 'register', purpose: 'register', accountId }, registered);
  }

  /** A name or password that is refused spends nothing; whether a name or number is taken is told for a right code only. */
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
    const examined = await this.unitOfWork.run(() => this.codes.examine(scope, code));
    if (!examined.ok) return examined;
    const rivals = await this.registrations.findConflicts(context.app, registration);
    if (isTaken || rivals.length > 0) return this.taken(command, phone.e164, rivals);
    return this.add(command, { ...registration, phone: phone.e164 }, await this.passwords.hash(password.value));
  }

  /**
   * A context that must not learn who has an account sees its code used up, as if it had been a wrong one; who has the name
   * or the e-mail address is told instead, once per code.
   */
  private async taken(
    { context, code }: RegisterWithCodeCommand,
    e164: string,
    rivals: readonly Account[],
  ): Promise<Outcome<never, RegisterWithCodeRefusal>> {
    if (context.disclosure === 'documented') return refuse(await this.registrations.refuseTaken(context));
    await this.unitOfWork.run(async () => {
      const redeemed = await this.codes.redeem(registrationScope(context.app, e164), code);
      if (redeemed.ok) await this.registrations.warn(rivals);
    });
    return refuse({ reason: 'code-wrong' });
  }

  /** The code is used up and the account made together, or neither. */
  private add(
    { context: { app }, code, locale }: RegisterWithCodeCommand,
    registration: Registration & { readonly phone: string },
    passwordHash: string,
  ): Promise<Outcome<Registered, CodeRefusal | AccountExists>> {
    return this.unitOfWork.attempt<Registered, CodeRefusal | AccountExists>(async () => {
      const redeemed = await this.codes.redeem(registrationScope(app, registration.phone), code);
      if (!redeemed.ok) return redeemed;
      const added = await this.registrations.add({ ...registration, app, passwordHash, locale });
      return added.ok ? done({ accountId: added.value.id, account: viewOf(added.value) }) : added;
    });
  }
}
