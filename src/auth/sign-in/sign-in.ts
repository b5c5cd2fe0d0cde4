import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse, type Secret, type Throttled } from '../../common';
import type { CaptchaRequired } from '../../otp';
import type { Account } from '../accounts/account';
import { type AccountView, viewOf } from '../accounts/account-view';
import { type Identifier, IdentifierFinder } from '../accounts/identifier-finder';
import type { CredentialsWrong } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { LoginThrottle } from './login-throttle';
import { AuditRecorder } from '../audit-recorder';
import { PasswordVerifier } from '../accounts/password-verifier';
import { SessionService } from '../sessions/session.service';

export interface SignInCommand extends Identifier {
  readonly context: RequestContext;
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
    private readonly guard: LoginThrottle,
    private readonly judge: PasswordVerifier,
    private readonly sessions: SessionService,
    private readonly decisions: AuditRecorder,
  ) {}

  async execute(command: SignInCommand): Promise<Outcome<SignedIn, SignInRefusal>> {
    const { context, captchaPassed } = command;
    const { key, account } = await this.identifiers.find(context.app, command);
    const admitted = await this.guard.admit({ app: context.app, identifier: key, ip: context.ip }, captchaPassed);
    const signedIn = admitted.ok ? await this.signIn(command, key, account) : admitted;
    return this.decisions.record(context, { event: 'sign-in', purpose: 'sign-in', accountId: account?.id }, signedIn);
  }

  private async signIn(
    { context, password }: SignInCommand,
    identifier: string,
    account: Account | undefined,
  ): Promise<Outcome<SignedIn, CredentialsWrong>> {
    if (!(await this.judge.isRight(password, account)) || !account) return wrong;
    const token = await this.sessions.open(account);
    await this.guard.forgive({ app: context.app, identifier, ip: context.ip });
    return done({ token, account: viewOf(account) });
  }
}
