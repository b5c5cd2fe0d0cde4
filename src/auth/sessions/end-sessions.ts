import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type Outcome, UnitOfWork } from '../../common';
import { SessionService } from './session.service';

/** Use case of operators: “Sign this account out everywhere.” Its outcome is the number of sessions that were ended. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly sessions: SessionService,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ app, accountId }: { app: string; accountId: string }): Promise<Outcome<number, never>> {
    return this.unitOfWork.run(async () => {
      const ended = done(await this.sessions.endAll(accountId));
      return this.audit.record({ app, ip: 'local' }, { event: 'end-sessions', accountId }, ended);
    });
  }
}
