import { Injectable } from '@nestjs/common';
import {
  type RequestContext,
  type SignedIn,
  ShowSession,
  SignIn,
  type SignInRefusal,
  SignInWithTicket,
} from '../../auth';
import { CaptchaIds, type CaptchaRefusal } from '../../captcha';
import { done, type Malformed, malformed, type Outcome, refuse, rfc3339 } from '../../common';
import { profileOf } from '../accounts/accounts.dto';
import type { CreateSessionRequest, NewSession } from './sessions.dto';

export type CreateSessionRefusal =
  | SignInRefusal
  | CaptchaRefusal
  | Malformed
  | { readonly reason: 'ticket-wrong' }
  | { readonly reason: 'ticket-expired' };

/** Opens sessions for identifier and password, or for a ticket. */
@Injectable()
export class SessionOpener {
  constructor(
    private readonly signIn: SignIn,
    private readonly withTicket: SignInWithTicket,
    private readonly sessions: ShowSession,
    private readonly captchas: CaptchaIds,
  ) {}

  async open(
    context: RequestContext,
    request: CreateSessionRequest,
    device: string | undefined,
  ): Promise<Outcome<NewSession, CreateSessionRefusal>> {
    const signedIn = await this.signedIn(context, request, device === undefined ? {} : { device });
    if (!signedIn.ok) return signedIn;
    const token = signedIn.value.token.reveal();
    const shown = await this.sessions.execute({ app: context.app, token });
    if (!shown.ok) return refuse({ reason: 'credentials-wrong' });
    return done({ token, expiresAt: rfc3339(shown.value.expiresAt), account: profileOf(shown.value.account) });
  }

  private async signedIn(
    context: RequestContext,
    { ticket, identifier, password, captcha }: CreateSessionRequest,
    where: { readonly device?: string },
  ): Promise<Outcome<SignedIn, CreateSessionRefusal>> {
    if (ticket !== undefined) return this.withTicket.execute({ context, ticket, ...where });
    if (identifier === undefined) return refuse(malformed('identifier'));
    if (password === undefined) return refuse(malformed('password'));
    const verified = captcha && (await this.captchas.verify(context.app, captcha.id, captcha.answer));
    if (verified && !verified.ok) return verified;
    const state = captcha ? 'passed' : 'absent';
    return this.signIn.execute({ context, login: identifier, password, captcha: state, ...where });
  }
}
