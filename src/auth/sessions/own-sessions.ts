import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, refuse, UnitOfWork } from '../../common';
import { EventRecorder } from '../../events';
import type { SessionExpired } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from './session.service';
import type { OwnSession } from './session.store';

export interface OwnSessionCommand {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
}

const expired = refuse({ reason: 'session-expired' });

/** Use case: “Where am I signed in?” */
@Injectable()
export class ListOwnSessions {
  constructor(private readonly sessions: SessionService) {}

  async execute({ context, token }: OwnSessionCommand): Promise<Outcome<readonly OwnSession[], SessionExpired>> {
    const found = await this.sessions.find(context.app, token);
    return found ? done(await this.sessions.listOwn(found.account, token)) : expired;
  }
}

/** Use case: “Sign me out here.” */
@Injectable()
export class EndOwnSession {
  constructor(private readonly sessions: SessionService) {}

  async execute({ context, token }: OwnSessionCommand): Promise<Outcome<void, SessionExpired>> {
    const accountId = await this.sessions.accountOf(context.app, token);
    return accountId !== undefined && (await this.sessions.end(context.app, token)) ? done(undefined) : expired;
  }
}

/** Use case: “Sign me out everywhere else.” */
@Injectable()
export class EndOtherSessions {
  constructor(
    private readonly sessions: SessionService,
    private readonly events: EventRecorder,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ context, token }: OwnSessionCommand): Promise<Outcome<void, SessionExpired>> {
    const account = (await this.sessions.find(context.app, token))?.account;
    if (!account) return expired;
    return this.unitOfWork.run(async () => {
      const ended = await this.sessions.endOthers(account, token);
      await this.events.aboutAccount('session.ended-all', account, { sessions: ended });
      return this.audit.record(context, { event: 'end-sessions', accountId: account.id }, done(undefined));
    });
  }
}
