import { Injectable, Logger } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, type Secret, type TaskPlace, type Throttled } from '../../common';
import type { CaptchaRequired, CaptchaState } from '../../otp';
import { type AccountView, viewOf } from '../accounts/account';
import { PasswordVerifier } from '../accounts/password-verifier';
import type { CredentialsWrong } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { inUniformTime } from '../uniform-response';
import { type LoginAccount, LoginAccountFinder, type LoginLookup } from './login-account.finder';
import { type AdmittedLogin, LoginThrottle } from './login-throttle';

export interface SignInCommand extends LoginLookup {
  readonly context: RequestContext;
  readonly password: string;
  readonly captcha: CaptchaState;
  /** Where the session is opened, in a few words. */
  readonly device?: string;
}

export interface SignedIn {
  readonly token: Secret;
  readonly account: AccountView;
}

export type SignInRefusal = CredentialsWrong | CaptchaRequired | Throttled;

const wrong = refuse({ reason: 'credentials-wrong' });

/**
 * Use case: “This is my account, and this is my password.” Whether the account exists is never disclosed, not by the
 * time it takes either. Throws `unavailable`, before it asks the database, while too many passwords wait to be compared, or
 * their sign-ins have not come that far.
 */
@Injectable()
export class SignIn {
  private readonly log = new Logger('sign-in alarm');

  constructor(
    private readonly accounts: LoginAccountFinder,
    private readonly throttle: LoginThrottle,
    private readonly passwords: PasswordVerifier,
    private readonly sessions: SessionService,
    private readonly audit: AuditRecorder,
  ) {}

  /** True when a sign-in from a client address would find a place in the queue of comparisons now. */
  hasRoom(ip: string): boolean {
    return this.passwords.hasRoom(this.throttle.laneOf(ip));
  }

  async execute(command: SignInCommand): Promise<Outcome<SignedIn, SignInRefusal>> {
    const place = this.passwords.reserve(this.throttle.laneOf(command.context.ip));
    return inUniformTime(command.context, async () => {
      try {
        return await this.signInAt(place, command);
      } finally {
        place.release();
      }
    });
  }

  private async signInAt(place: TaskPlace, command: SignInCommand): Promise<Outcome<SignedIn, SignInRefusal>> {
    const { context } = command;
    const found = await this.accounts.find(context.app, command);
    const admitted = await this.throttle.admit(loginKey(context, found), command.captcha);
    const signedIn = admitted.ok ? await this.compare(command, found, place, admitted.value) : admitted;
    const subject = { accountId: found.account?.id, typed: found.identifier };
    return this.audit.record(context, { event: 'sign-in', purpose: 'sign-in', ...subject }, signedIn);
  }

  private async compare(
    { context, password, device }: SignInCommand,
    found: LoginAccount,
    place: TaskPlace,
    admitted: AdmittedLogin,
  ): Promise<Outcome<SignedIn, CredentialsWrong>> {
    const account = await this.passwords.verify(context.app, password, found.account, place);
    if (!account) {
      if (found.account && admitted.isAlarming) this.alarm(found.account.id);
      return wrong;
    }
    const token = await this.sessions.open(account, device);
    await this.throttle.recordSuccess(loginKey(context, found), account.id, admitted);
    return done({ token, account: viewOf(account) });
  }

  private alarm(accountId: string): void {
    this.log.error(
      `sign-ins of account ${accountId} failed so often in a row, over all addresses, that unknown addresses have to do more`,
    );
  }
}

const loginKey = ({ app, ip }: RequestContext, { identifier }: LoginAccount) => ({ app, ip, identifier });
