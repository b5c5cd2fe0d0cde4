import { Injectable } from '@nestjs/common';
import { done, type Locale, type Malformed, malformed, type Outcome, refuse, UnitOfWork } from '../../kernel';
import { type CodeRefusal, CodeVerifier } from '../../otp';
import { type NewcomerRefusal, Newcomers } from '../accounts/newcomers';
import type { PhoneClaim } from '../accounts/phone';
import { registrationSlot } from '../accounts/registration-slot';
import { canonicalUsername } from '../accounts/username';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { NewPasswords } from '../passwords/new-passwords';
import type { PasswordPolicy } from '../passwords/password-rules';

export interface RegisterWithCodeCommand {
  readonly caller: Caller;
  readonly username: string;
  readonly phone: PhoneClaim;
  readonly code: string;
  readonly password: string;
  readonly policy: PasswordPolicy;
  readonly locale: Locale;
}

export type RegisterWithCodeRefusal = Malformed | NewcomerRefusal | CodeRefusal | PasswordRejected;

type Registered = Outcome<{ readonly accountId: string }, RegisterWithCodeRefusal>;

/** “This is my phone, this is the code that it got: make me an account.” Nothing is kept before the code is right. */
@Injectable()
export class RegisterWithCode {
  constructor(
    private readonly newcomers: Newcomers,
    private readonly codes: CodeVerifier,
    private readonly passwords: NewPasswords,
    private readonly decisions: Decisions,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: RegisterWithCodeCommand): Promise<Registered> {
    const registered = await this.register(command);
    const accountId = registered.ok ? registered.value.accountId : undefined;
    return this.decisions.record(command.caller, { event: 'register', purpose: 'register', accountId }, registered);
  }

  /** A name or password that is refused spends nothing; whether a name or number is taken is told for a right code only. */
  private async register(command: RegisterWithCodeCommand): Promise<Registered> {
    const { caller, username, phone: claim, code, password: typed, policy } = command;
    if (canonicalUsername(username) === undefined) return refuse(malformed('username'));
    const checked = await this.newcomers.check(caller, claim);
    if (!checked.ok) return checked;
    const { isTaken, phone } = checked.value;
    const { e164 } = phone;
    const password = this.passwords.check(typed, policy, [username, e164]);
    if (!password.ok) return password;
    const slot = registrationSlot(caller.app, e164);
    const examined = await this.unitOfWork.run(() => this.codes.examine(slot, code));
    if (!examined.ok) return examined;
    if (isTaken || (await this.newcomers.isNameTaken(caller.app, username))) return this.taken(command, e164);
    return this.add(command, e164, await this.passwords.hash(password.value));
  }

  /** A caller that must not learn who has an account sees its code used up, as if it had been a wrong one. */
  private async taken({ caller, code }: RegisterWithCodeCommand, e164: string): Promise<Registered> {
    if (caller.disclosure === 'documented') return refuse(await this.newcomers.tellTaken(caller));
    await this.unitOfWork.run(() => this.codes.redeem(registrationSlot(caller.app, e164), code));
    return refuse({ reason: 'code-wrong' });
  }

  /** The code is used up and the account made together, or neither. */
  private add(
    { caller, username, code, locale }: RegisterWithCodeCommand,
    e164: string,
    passwordHash: string,
  ): Promise<Outcome<{ readonly accountId: string }, CodeRefusal | AccountExists>> {
    const phone = { value: e164, isVerified: true };
    return this.unitOfWork.attempt<{ readonly accountId: string }, CodeRefusal | AccountExists>(async () => {
      const redeemed = await this.codes.redeem(registrationSlot(caller.app, e164), code);
      if (!redeemed.ok) return redeemed;
      const account = { app: caller.app, username, phone, email: undefined, passwordHash, locale };
      const added = await this.newcomers.add(account);
      return added.ok ? done({ accountId: added.value.id }) : added;
    });
  }
}
