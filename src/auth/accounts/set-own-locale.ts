import { Injectable } from '@nestjs/common';
import { done, type Locale, type Outcome, refuse } from '../../common';
import type { ChannelDisabled, SessionExpired } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import type { ShownSession } from '../sessions/show-session';
import { viewOf } from './account';
import { OwnAccounts } from './own-account';

export interface SetOwnLocaleCommand {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
  readonly locale: Locale;
}

export type SetOwnLocaleRefusal = SessionExpired | ChannelDisabled;

/** Use case: “I am signed in: write to me in this language.” Refused as a disabled channel where accounts lie elsewhere. */
@Injectable()
export class SetOwnLocale {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: OwnAccounts,
  ) {}

  async execute({ context, token, locale }: SetOwnLocaleCommand): Promise<Outcome<ShownSession, SetOwnLocaleRefusal>> {
    const found = await this.sessions.find(context.app, token);
    if (!found) return refuse({ reason: 'session-expired' });
    const fields = this.accounts.fieldsOf(context.app);
    if (!fields) return refuse({ reason: 'channel-disabled' });
    await fields.setLocale(found.account, locale);
    return done({ ...found, account: viewOf({ ...found.account, locale }) });
  }
}
