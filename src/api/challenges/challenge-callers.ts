import { Injectable } from '@nestjs/common';
import { type RequestContext, ShowSession } from '../../auth';
import { done, type Outcome, refuse } from '../../common';
import { type Caller, type CallerRefusal, Callers } from '../clients/callers';
import type { TypedLookup } from './api-challenge.sql-store';
import { type ChallengePurpose, isBinding, needsSession } from './challenge-purposes';

/** Finds out on whose behalf a challenge is asked for, by its purpose. */
@Injectable()
export class ChallengeCallers {
  constructor(
    private readonly callers: Callers,
    private readonly sessions: ShowSession,
  ) {}

  /** Context of the request: for some purposes the bearer is a session, which the use case verifies, for others a server. */
  contextOf(caller: Caller, purpose: ChallengePurpose): Promise<Outcome<RequestContext, CallerRefusal>> {
    if (needsSession(purpose)) return Promise.resolve(done(caller.context));
    return purpose === 'verify' ? this.callers.serverContextOf(caller) : this.callers.contextOf(caller);
  }

  /** Look-up of a new challenge: what was typed, or the account that is signed in with its new address. */
  async lookupOf(
    { context: { app }, bearer }: Caller,
    purpose: ChallengePurpose,
    typed: TypedLookup,
  ): Promise<Outcome<TypedLookup, CallerRefusal>> {
    if (!needsSession(purpose)) return done(typed);
    const shown = bearer === undefined ? undefined : await this.sessions.execute({ app, token: bearer });
    if (!shown?.ok) return refuse({ reason: 'session-expired' });
    return done({ ...(isBinding(purpose) && typed), accountId: shown.value.account.id });
  }
}
