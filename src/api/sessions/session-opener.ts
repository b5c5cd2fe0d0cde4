import { Injectable } from '@nestjs/common';
import { type RequestContext, ShowSession, SignIn, type SignInRefusal } from '../../auth';
import { CaptchaIds, type CaptchaRefusal } from '../../captcha';
import { done, type Malformed, malformed, type Outcome, refuse } from '../../common';
import { profileOf } from '../accounts/accounts.dto';
import { rfc3339 } from '../problems/times';
import type { CreateSessionRequest, NewSession } from './sessions.dto';

export type CreateSessionRefusal = SignInRefusal | CaptchaRefusal | Malformed;

/** Opens sessions for identifier and password. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly signIn: SignIn,
    private readonly sessions: ShowSession,
    private readonly captchas: CaptchaIds,
  ) {}

  async open(
    context: RequestContext,
    { identifier, password, captcha }: CreateSessionRequest,
    device: string | undefined,
  ): Promise<Outcome<NewSession, CreateSessionRefusal>> {
    if (identifier === undefined) return refuse(malformed('identifier'));
    if (password === undefined) return refuse(malformed('password'));
    const verified = captcha && (await this.captchas.verify(context.app, captcha.id, captcha.answer));
    if (verified && !verified.ok) return verified;
    const state = captcha ? 'passed' : 'absent';
    const where = device === undefined ? {} : { device };
    const signedIn = await this.signIn.execute({ context, login: identifier, password, captcha: state, ...where });
    if (!signedIn.ok) return signedIn;
    const token = signedIn.value.token.reveal();
    const shown = await this.sessions.execute({ app: context.app, token });
    if (!shown.ok) return refuse({ reason: 'credentials-wrong' });
    return done({ token, expiresAt: rfc3339(shown.value.expiresAt), account: profileOf(shown.value.account) });
  }
}
