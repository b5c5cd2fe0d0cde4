import { Injectable } from '@nestjs/common';
import { type Outcome, refuse } from '../../common';
import type { PhoneInput } from '../accounts/phone';
import type { SessionExpired } from '../auth.refusals';
import type { SendOptions, SentCode } from '../messages/code-sender';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { SendRecoveryCode, type SendRecoveryCodeRefusal } from './send-recovery-code';

export interface SendChangeCodeCommand extends SendOptions {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
  /** Phone number, which must be that of the signed-in account. */
  readonly phone: PhoneInput;
}

export type SendChangeCodeRefusal = SendRecoveryCodeRefusal | SessionExpired;

/** Use case: “I have signed in with this token and want to change my password: send me a code.” */
@Injectable()
export class SendChangeCode {
  constructor(
    private readonly sessions: SessionService,
    private readonly sendCode: SendRecoveryCode,
  ) {}

  async execute({
    token,
    phone,
    ...command
  }: SendChangeCodeCommand): Promise<Outcome<SentCode, SendChangeCodeRefusal>> {
    const accountId = await this.sessions.accountOf(command.context.app, token);
    if (accountId === undefined) return refuse({ reason: 'session-expired' });
    return this.sendCode.execute({ ...command, lookup: { accountId, phone }, purpose: 'change-password' });
  }
}
