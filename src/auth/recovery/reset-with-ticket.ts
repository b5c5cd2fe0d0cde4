import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, type Throttled } from '../../common';
import type { AccountLookup } from '../accounts/account-lookup';
import type { AccountPurpose } from '../accounts/recipient';
import { RecipientFinder } from '../accounts/recipient-finder';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { AuditRecorder } from '../audit-recorder';
import { PasswordReset } from './password-reset';
import type { PasswordPolicy } from '../accounts/password-rules';
import { veilTicket } from '../uniform-response';
import { TicketService } from './ticket.service';

/** Says by name or login whose ticket it is. */
export interface ResetWithTicketCommand extends Pick<AccountLookup, 'username' | 'login'> {
  readonly context: RequestContext;
  readonly ticket: string;
  /** What the ticket must be for; `recover` where it is left out. */
  readonly purpose?: AccountPurpose;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithTicketRefusal =
  { readonly reason: 'account-unknown' } | TicketRefusal | PasswordRejected | Throttled;

/** “This is my account, this is the ticket for it, and this shall be the password.” */
@Injectable()
export class ResetWithTicket {
  constructor(
    private readonly recipients: RecipientFinder,
    private readonly passwords: PasswordReset,
    private readonly tickets: TicketService,
    private readonly decisions: AuditRecorder,
  ) {}

  async execute(command: ResetWithTicketCommand): Promise<Outcome<void, ResetWithTicketRefusal>> {
    const { context, ticket, newPassword, policy, purpose = 'recover' } = command;
    const found = await this.recipients.find(context, command);
    if (!found.ok && (found.refusal.reason === 'account-unknown' || found.refusal.reason === 'throttled'))
      return this.decisions.record(context, { event: 'reset-password', purpose }, refuse(found.refusal));
    const account = found.ok && found.value.kind === 'account' ? found.value.account : undefined;
    const proof = this.tickets.proof(ticket, account, (meant) => meant.purpose === purpose);
    return veilTicket(context, await this.passwords.reset({ context, account, purpose, newPassword, policy, proof }));
  }
}
