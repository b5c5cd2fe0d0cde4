import { Injectable } from '@nestjs/common';
import { type Outcome, refuse } from '../../kernel';
import type { PhoneClaim } from '../accounts/phone';
import type { SessionExpired } from '../auth.refusals';
import type { Caller } from '../caller';
import type { CodeWishes, SentCode } from '../sending/sent-code';
import { SessionDesk } from '../sessions/session-desk';
import { SendRecoveryCode, type SendRecoveryCodeRefusal } from './send-recovery-code';

export interface SendChangeCodeCommand extends CodeWishes {
  readonly caller: Caller;
  readonly token: string;
  /** Must be the number of the account that has signed in. */
  readonly phone: PhoneClaim;
}

export type SendChangeCodeRefusal = SendRecoveryCodeRefusal | SessionExpired;

/** “I have signed in with this token, and want another password: send me a code.” */
@Injectable()
export class SendChangeCode {
  constructor(
    private readonly sessions: SessionDesk,
    private readonly sendCode: SendRecoveryCode,
  ) {}

  async execute({ token, phone, ...ask }: SendChangeCodeCommand): Promise<Outcome<SentCode, SendChangeCodeRefusal>> {
    const accountId = await this.sessions.ownerOf(ask.caller.app, token);
    if (accountId === undefined) return refuse({ reason: 'session-expired' });
    return this.sendCode.execute({ ...ask, claim: { accountId, phone }, purpose: 'change-password' });
  }
}
