import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Outcome, refuse } from '../../common';
import { AccountDirectory } from '../accounts/account.directory';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { toUniformTicketResponse } from '../uniform-response';
import { PasswordReset } from './password-reset';
import { TicketService } from './ticket.service';

export interface ResetByTicketCommand {
  readonly context: RequestContext;
  readonly ticket: string;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetByTicketRefusal = TicketRefusal | PasswordRejected;

/** Use case: “This is a ticket for my account, and this is my new password.” The ticket alone tells the account. */
@Injectable()
export class ResetByTicket {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly passwords: PasswordReset,
    private readonly tickets: TicketService,
    private readonly audit: AuditRecorder,
  ) {}

  async execute(command: ResetByTicketCommand): Promise<Outcome<void, ResetByTicketRefusal>> {
    const { context, ticket, newPassword, policy } = command;
    const owner = await this.tickets.ownerOf(ticket);
    const purpose = owner?.purpose;
    if (owner?.app !== context.app || (purpose !== 'recover' && purpose !== 'change-password'))
      return this.audit.record(context, { event: 'reset-password' }, refuse({ reason: 'ticket-wrong' }));
    const account = await this.accounts.findById(owner.app, owner.accountId);
    const proof = this.tickets.proof(ticket, account, { kind: 'code', purpose, stamp: 0 });
    const request = { context, account, typed: owner.accountId, purpose, newPassword, policy, proof };
    return toUniformTicketResponse(context, await this.passwords.reset(request));
  }
}
