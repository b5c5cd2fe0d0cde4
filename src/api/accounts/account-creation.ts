import { Injectable } from '@nestjs/common';
import { type Registered, RegisterWithCode, type RegisterWithCodeRefusal, type RequestContext } from '../../auth';
import { done, type Outcome, refuse, tokenDigest } from '../../common';
import { type ApiChallenge, ApiChallengeStore } from '../challenges/api-challenge.sql-store';
import { addressOf, registrationTarget } from '../challenges/code-sends';
import { type AccountProfile, type CreateAccountRequest, profileOf } from './accounts.dto';

type CodeReason = 'code-wrong' | 'code-expired' | 'code-exhausted';

export type CreateAccountRefusal =
  Exclude<RegisterWithCodeRefusal, { readonly reason: CodeReason }> | { readonly reason: 'ticket-wrong' };

const WRONG_TICKET = refuse({ reason: 'ticket-wrong' } as const);

/** Creates accounts for tickets of registrations: the challenge of the ticket has the address and its right code. */
@Injectable()
export class AccountCreation {
  constructor(
    private readonly challenges: ApiChallengeStore,
    private readonly registrations: RegisterWithCode,
  ) {}

  /**
   * Registers an account. A taken name or address, and a rejected password, do not consume the ticket: the holder of a ticket
   * has proved the address, and may know. Of parallel callers with one ticket one wins.
   */
  async create(
    context: RequestContext,
    request: CreateAccountRequest,
  ): Promise<Outcome<AccountProfile, CreateAccountRefusal>> {
    const challenge = await this.challenges.findByTicket(context.app, tokenDigest(request.ticket));
    if (challenge?.purpose !== 'register') return WRONG_TICKET;
    const registered = await this.register(context, request, challenge);
    if (registered.ok) return done(profileOf(registered.value.account));
    return isAboutCode(registered.refusal) ? WRONG_TICKET : { ok: false, refusal: registered.refusal };
  }

  private register(
    context: RequestContext,
    { username, password, email, locale }: CreateAccountRequest,
    { code = '', channel, lookup, locale: flowLocale }: ApiChallenge,
  ): Promise<Outcome<Registered, RegisterWithCodeRefusal>> {
    const [language = 'zh-CN'] = [locale, flowLocale, context.locale].filter((each) => each !== undefined);
    return this.registrations.execute({
      context: { ...context, disclosure: 'documented' },
      ...{ target: registrationTarget(lookup, channel), code, password, email },
      username: username ?? addressOf(lookup, channel) ?? '',
      ...{ policy: 'core', locale: language, whenTaken: 'proceed' },
    });
  }
}

const isAboutCode = (
  refusal: RegisterWithCodeRefusal,
): refusal is Extract<RegisterWithCodeRefusal, { reason: CodeReason }> => refusal.reason.startsWith('code-');
