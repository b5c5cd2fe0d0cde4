import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../common';
import { type AccountView, viewOf } from '../accounts/account';
import type { SessionExpired } from '../auth.refusals';
import { SessionService } from './session.service';
import type { OpenSession } from './session.store';

/** Session with the account that is signed in. */
export interface ShownSession extends OpenSession {
  readonly account: AccountView;
}

/** Use case: “Who is signed in with this token, and until when?” Counts as a use of the session. */
@Injectable()
export class ShowSession {
  constructor(private readonly sessions: SessionService) {}

  async execute({ app, token }: { app: string; token: string }): Promise<Outcome<ShownSession, SessionExpired>> {
    const found = await this.sessions.find(app, token);
    return found ? done({ ...found, account: viewOf(found.account) }) : refuse({ reason: 'session-expired' });
  }
}
