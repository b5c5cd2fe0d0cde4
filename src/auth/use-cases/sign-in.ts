import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Secret, type Throttled } from '../../kernel';
import type { CaptchaRequired } from '../../otp';
import type { Account } from '../accounts/account';
import { type AccountView, viewOf } from '../accounts/account-view';
import { type Identifier, IdentifierFinder } from '../accounts/identifier-finder';
import type { CredentialsWrong } from '../auth.refusals';
import type { Caller } from '../caller';
import { LoginGuard } from '../counters/login-guard';
import { Decisions } from '../decisions';
import { PasswordJudge } from '../passwords/password-judge';
import { SessionDesk } from '../sessions/session-desk';

export interface SignInCommand extends Identifier {
  readonly caller: Caller;
  readonly password: string;
  readonly captchaPassed: boolean;
}

export interface SignedIn {
  readonly token: Secret;
  readonly account: AccountView;
}

export type SignInRefusal = CredentialsWrong | CaptchaRequired | Throttled;

const wrong = refuse({ reason: 'credentials-wrong' });

/** “It is me, and this is my password.” Whether there is such an account at all is never told, and costs the same. */
@Injectable()
export class SignIn {
  constructor(
    private readonly identifiers: IdentifierFinder,
    private readonly guard: LoginGuard,
    private readonly judge: PasswordJudge,
    private readonly sessions: SessionDesk,
    private readonly decisions: Decisions,
  ) {}

  async execute(command: SignInCommand): Promise<Outcome<SignedIn, SignInRefusal>> {
    const { caller, captchaPassed } = command;
    const { key, account } = await this.identifiers.find(caller.app, command);
    const admitted = await this.guard.admit({ app: caller.app, identifier: key, ip: caller.ip }, captchaPassed);
    const signedIn = admitted.ok ? await this.signIn(command, key, account) : admitted;
    return this.decisions.record(caller, { event: 'sign-in', purpose: 'sign-in', accountId: account?.id }, signedIn);
  }

  private async signIn(
    { caller, password }: SignInCommand,
    identifier: string,
    account: Account | undefined,
  ): Promise<Outcome<SignedIn, CredentialsWrong>> {
    if (!(await this.judge.isRight(password, account)) || !account) return wrong;
    const token = await this.sessions.open(account);
    await this.guard.forgive({ app: caller.app, identifier, ip: caller.ip });
    return done({ token, account: viewOf(account) });
  }
}
