import { Injectable } from '@nestjs/common';
import { type Outcome, refuse } from '../../common';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { SessionExpired } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import type { AccountPurpose } from './recipient';
import { ResetWithCode, type ResetWithCodeRefusal } from './reset-with-code';
import { ResetWithTicket, type ResetWithTicketRefusal } from './reset-with-ticket';
import { TicketService } from './ticket.service';

export interface ChangePasswordCommand {
  readonly context: RequestContext;
  /** User name or phone number of the account. */
  readonly login: string;
  /**
   * Token of a ticket, which is sufficient proof, or of a session, which needs a code as well; without a token the code
   * must be a recovery code.
   */
  readonly token: string | undefined;
  readonly code: string | undefined;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ChangePasswordRefusal = ResetWithTicketRefusal | ResetWithCodeRefusal | SessionExpired;

/** Use case: “This is my account, this is a ticket, a session or a code as proof, and this is my new password.” */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly tickets: TicketService,
    private readonly sessions: SessionService,
    private readonly withTicket: ResetWithTicket,
    private readonly withCode: ResetWithCode,
  ) {}

  async execute(command: ChangePasswordCommand): Promise<Outcome<void, ChangePasswordRefusal>> {
    const { token } = command;
    if (token === undefined) return this.byCode(command, { purpose: 'recover' });
    const purpose = await this.tickets.purposeOf(token);
    return purpose === 'recover' || purpose === 'change-password'
      ? this.withTicket.execute({ ...command, ticket: token, purpose })
      : this.inSession(command, token);
  }

  /** Resets the password with a change code and the session of the same account. */
  private async inSession(
    command: ChangePasswordCommand,
    token: string,
  ): Promise<Outcome<void, ResetWithCodeRefusal | SessionExpired>> {
    const accountId = await this.sessions.accountOf(command.context.app, token);
    if (accountId === undefined) return refuse({ reason: 'session-expired' });
    return this.byCode(command, { purpose: 'change-password', accountId });
  }

  private async byCode(
    { code, ...command }: ChangePasswordCommand,
    meant: { readonly purpose: AccountPurpose; readonly accountId?: string },
  ): Promise<Outcome<void, ResetWithCodeRefusal>> {
    if (code === undefined) return refuse({ reason: 'code-wrong' });
    return this.withCode.execute({ ...command, code, ...meant });
  }
}
