import { Injectable } from '@nestjs/common';
import { SessionService } from './session.service';
import type { OpenSession } from './session.store';

/** Use case of operators: “Where is this account signed in, and since when?” */
@Injectable()
export class ListSessions {
  constructor(private readonly sessions: SessionService) {}

  execute({ app, accountId }: { app: string; accountId: string }): Promise<readonly OpenSession[]> {
    return this.sessions.list(app, accountId);
  }
}
