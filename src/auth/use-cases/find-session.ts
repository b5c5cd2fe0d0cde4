import { Injectable } from '@nestjs/common';
import { done, type Outcome, refuse } from '../../kernel';
import type { SessionExpired } from '../auth.refusals';
import type { Caller } from '../caller';
import { SessionDesk } from '../sessions/session-desk';

export interface FindSessionCommand {
  readonly caller: Caller;
  readonly token: string;
}

/** “Who is it that signed in with this token?” */
@Injectable()
export class FindSession {
  constructor(private readonly sessions: SessionDesk) {}

  async execute({
    caller,
    token,
  }: FindSessionCommand): Promise<Outcome<{ readonly accountId: string }, SessionExpired>> {
    const accountId = await this.sessions.ownerOf(caller.app, token);
    return accountId === undefined ? refuse({ reason: 'session-expired' }) : done({ accountId });
  }
}
