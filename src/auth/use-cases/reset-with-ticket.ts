import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, type Throttled } from '../../kernel';
import { RecipientFinder } from '../accounts/recipient-finder';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { PasswordReset } from '../passwords/password-reset';
import type { PasswordPolicy } from '../passwords/password-rules';
import { veilTicket } from '../veil';
import { TicketOffice } from '../tickets/ticket-office';

export interface ResetWithTicketCommand {
  readonly caller: Caller;
  readonly username: string;
  readonly ticket: string;
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
    private readonly tickets: TicketOffice,
    private readonly decisions: Decisions,
  ) {}

  async execute(command: ResetWithTicketCommand): Promise<Outcome<void, ResetWithTicketRefusal>> {
    const { caller, username, ticket, newPassword, policy } = command;
    const found = await this.recipients.find(caller, { username });
    if (!found.ok && (found.refusal.reason === 'account-unknown' || found.refusal.reason === 'throttled'))
      return this.decisions.record(caller, { event: 'reset-password', purpose: 'recover' }, refuse(found.refusal));
    const account = found.ok && found.value.kind === 'account' ? found.value.account : undefined;
    const proof = this.tickets.proof(ticket, account, () => true);
    return veilTicket(caller, await this.passwords.reset({ caller, account, newPassword, policy, proof }));
  }
}
