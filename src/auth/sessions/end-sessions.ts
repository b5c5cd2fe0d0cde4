import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, UnitOfWork } from '../../common';
import { EventRecorder } from '../../events';
import { SessionService } from './session.service';

export interface EndSessionsCommand {
  readonly app: string;
  readonly accountId: string;
  /** Name of the operator. */
  readonly operator: string;
}

/** Use case of operators: “Sign this account out everywhere.” Returns the number of sessions that were ended. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly sessions: SessionService,
    private readonly events: EventRecorder,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ app, accountId, operator }: EndSessionsCommand): Promise<number> {
    return this.unitOfWork.run(async () => {
      const ended = await this.sessions.endAll(app, accountId);
      await this.events.aboutAccount(
        'session.ended-all',
        { app, id: accountId, username: undefined },
        { sessions: ended },
      );
      await this.audit.record({ app, ip: 'local' }, { event: 'end-sessions', accountId, operator }, done(undefined));
      return ended;
    });
  }
}
