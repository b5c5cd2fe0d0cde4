import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type Outcome, refuse, type Throttled } from '../../common';
import type { AccountLookup } from '../accounts/lookup-resolver';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { inUniformTime, toUniformTicketResponse } from '../uniform-response';
import { PasswordReset } from './password-reset';
import { RecipientFinder } from './recipient-finder';
import { accountOf, type AccountPurpose } from './recipient';
import { TicketService } from './ticket.service';

export interface ResetWithTicketCommand extends Pick<AccountLookup, 'username' | 'login' | 'accountId' | 'channel'> {
  readonly context: RequestContext;
  readonly ticket: string;
  /** Purpose that the ticket must have; `recover` by default. */
  readonly purpose?: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithTicketRefusal =
  { readonly reason: 'account-unknown' } | TicketRefusal | PasswordRejected | Throttled;

/** Use case: “This is my account, this is the ticket for it, and this is my new password.” */
@Injectable()
export class ResetWithTicket {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly passwords: PasswordReset,
    private readonly tickets: TicketService,
    private readonly audit: AuditRecorder,
  ) {}

  execute(command: ResetWithTicketCommand): Promise<Outcome<void, ResetWithTicketRefusal>> {
    return inUniformTime(command.context, () => this.reset(command));
  }

  private async reset(command: ResetWithTicketCommand): Promise<Outcome<void, ResetWithTicketRefusal>> {
    const { context, ticket, newPassword, policy, purpose = 'recover' } = command;
    const found = await this.recipients.find(context, command);
    if (!found.ok && (found.refusal.reason === 'account-unknown' || found.refusal.reason === 'throttled'))
      return this.audit.record(context, { event: 'reset-password', purpose }, refuse(found.refusal));
    const recipient = found.ok ? found.value : undefined;
    const [account, typed] = [accountOf(recipient), recipient?.typed];
    const proof = this.tickets.proof(ticket, account, { kind: 'code', purpose, stamp: 0 });
    const reset = await this.passwords.reset({ context, account, typed, purpose, newPassword, policy, proof });
    return toUniformTicketResponse(context, reset);
  }
}
