import { Injectable } from '@nestjs/common';
import { type Outcome, refuse, type Throttled } from '../../kernel';
import type { Claim } from '../accounts/claim';
import type { AccountPurpose } from '../accounts/recipient';
import { RecipientFinder } from '../accounts/recipient-finder';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { Caller } from '../caller';
import { Decisions } from '../decisions';
import { PasswordReset } from '../passwords/password-reset';
import type { PasswordPolicy } from '../passwords/password-rules';
import { veilTicket } from '../veil';
import { TicketOffice } from '../tickets/ticket-office';

/** Says by name or login whose ticket it is. */
export interface ResetWithTicketCommand extends Pick<Claim, 'username' | 'login'> {
  readonly caller: Caller;
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
    private readonly tickets: TicketOffice,
    private readonly decisions: Decisions,
  ) {}

  async execute(command: ResetWithTicketCommand): Promise<Outcome<void, ResetWithTicketRefusal>> {
    const { caller, ticket, newPassword, policy, purpose = 'recover' } = command;
    const found = await this.recipients.find(caller, command);
    if (!found.ok && (found.refusal.reason === 'account-unknown' || found.refusal.reason === 'throttled'))
      return this.decisions.record(caller, { event: 'reset-password', purpose }, refuse(found.refusal));
    const account = found.ok && found.value.kind === 'account' ? found.value.account : undefined;
    const proof = this.tickets.proof(ticket, account, (meant) => meant.purpose === purpose);
    return veilTicket(caller, await this.passwords.reset({ caller, account, purpose, newPassword, policy, proof }));
  }
}
