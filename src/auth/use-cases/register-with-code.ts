import { Injectable } from '@nestjs/common';
import { done, type Locale, type Malformed, type Outcome, refuse, UnitOfWork } from '../../kernel';
import type { CodeRefusal } from '../../otp';
import type { Account } from '../accounts/account';
import { type AccountView, viewOf } from '../accounts/account-view';
import { type Newcomer, type NewcomerDetails, readNewcomer } from '../accounts/newcomer';
import { type NewcomerRefusal, Newcomers, type WhenTaken } from '../accounts/newcomers';
import type { PhoneClaim } from '../accounts/phone';
import { registrationSlot } from '../accounts/registration-slot';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import type { Caller } from '../caller';
import { CodeDesk } from '../code-desk';
import { Decisions } from '../decisions';
import { NewPasswords } from '../passwords/new-passwords';
import type { PasswordPolicy } from '../passwords/password-rules';

export interface RegisterWithCodeCommand extends NewcomerDetails {
  readonly caller: Caller;
  /** The number that got the code; of several the first that is one. */
  readonly phone: PhoneClaim | readonly PhoneClaim[];
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

export type RegisterWithCodeRefusal = Malformed | NewcomerRefusal | CodeRefusal | PasswordRejected;

/** “This is my phone, this is the code that it got: make me an account.” Nothing is kept before the code is right. */
@Injectable()
export class RegisterWithCode {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly codes: CodeDesk,
    private readonly passwords: NewPasswords,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const registered = await this.register(command);
    const accountId = registered.ok ? registered.value.accountId : undefined;
    return this.decisions.record(command.caller, { event: 'register', purpose: 'register', accountId }, registered);
  }

  /** A name or password that is refused spends nothing; whether a name or number is taken is told for a right code only. */
  private async register(command: RegisterWithCodeCommand): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const { caller, code, password: typed, policy } = command;
    const read = readNewcomer(command);
    if (!read.ok) return read;
    const newcomer = read.value;
    const checked = await this.newcomers.check(caller, command.phone, command.whenTaken);
    if (!checked.ok) return checked;
    const { isTaken, phone } = checked.value;
    const password = this.passwords.check(typed, policy, [newcomer.username, phone.e164, newcomer.email]);
    if (!password.ok) return password;
    const slot = registrationSlot(caller.app, phone.e164);
    const examined = await this.unitOfWork.run(() => this.codes.examine(slot, code));
    if (!examined.ok) return examined;
    const rivals = await this.newcomers.rivalsOf(caller.app, newcomer);
    if (isTaken || rivals.length > 0) return this.taken(command, phone.e164, rivals);
    return this.add(command, { ...newcomer, phone: phone.e164 }, await this.passwords.hash(password.value));
  }

  /**
   * A caller that must not learn who has an account sees its code used up, as if it had been a wrong one; who has the name
   * or the e-mail address is told instead, once per code.
   */
  private async taken(
    { caller, code }: RegisterWithCodeCommand,
    e164: string,
    rivals: readonly Account[],
  ): Promise<Outcome<never, RegisterWithCodeRefusal>> {
    if (caller.disclosure === 'documented') return refuse(await this.newcomers.tellTaken(caller));
    await this.unitOfWork.run(async () => {
      const redeemed = await this.codes.redeem(registrationSlot(caller.app, e164), code);
      if (redeemed.ok) await this.newcomers.warn(rivals);
    });
    return refuse({ reason: 'code-wrong' });
  }

  /** The code is used up and the account made together, or neither. */
  private add(
    { caller: { app }, code, locale }: RegisterWithCodeCommand,
    newcomer: Newcomer & { readonly phone: string },
    passwordHash: string,
  ): Promise<Outcome<Registered, CodeRefusal | AccountExists>> {
    return this.unitOfWork.attempt<Registered, CodeRefusal | AccountExists>(async () => {
      const redeemed = await this.codes.redeem(registrationSlot(app, newcomer.phone), code);
      if (!redeemed.ok) return redeemed;
      const added = await this.newcomers.add({ ...newcomer, app, passwordHash, locale });
      return added.ok ? done({ accountId: added.value.id, account: viewOf(added.value) }) : added;
    });
  }
}
