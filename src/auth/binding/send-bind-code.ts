import { Injectable } from '@nestjs/common';
import { type Outcome, refuse } from '../../common';
import type { SessionExpired } from '../auth.refusals';
import type { SendOptions, SentCode } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { BindCodeSender, type BindCodeRefusal } from './bind-code.sender';
import type { TypedAddress } from './bound-address';

export interface SendBindCodeCommand extends SendOptions, TypedAddress {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
}

export type SendBindCodeRefusal = SessionExpired | BindCodeRefusal;

/**
 * Use case: “I am signed in, and this is my new number or address: send a code there.” The code goes to the
 * holder of the address; that another account has it is told to one who enters the code.
 */
@Injectable()
export class SendBindCode {
  constructor(
    private readonly sessions: SessionService,
    private readonly sender: BindCodeSender,
  ) {}

  async execute({ token, ...command }: SendBindCodeCommand): Promise<Outcome<SentCode, SendBindCodeRefusal>> {
    const found = await this.sessions.find(command.context.app, token);
    return found ? this.sender.send(command, found.account) : refuse({ reason: 'session-expired' });
  }
}
