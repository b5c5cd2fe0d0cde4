import { Injectable } from '@nestjs/common';
import type { Outcome } from '../../common';
import { AccountDirectory } from '../accounts/account.directory';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { toUniformTicketResponse } from '../uniform-response';
import { PasswordReset } from './password-reset';
import { type ExpectedTicket, TicketService } from './ticket.service';

export interface ResetWithLinkCommand {
  readonly context: RequestContext;
  readonly token: string;
  /** Time stamp in the link beside the token. It must be the original one, but gives no right by itself. */
  readonly stamp: number;
  readonly accountId: string;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithLinkRefusal = TicketRefusal | PasswordRejected;

/** Properties of the ticket of a link with this time stamp. */
export const linkTicket = (stamp: number): ExpectedTicket => ({ kind: 'link', purpose: 'recover', stamp });

/** Use case: “This is the link that was mailed to me, and this is my new password.” */
@Injectable()
export class ResetWithLink {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly passwords: PasswordReset,
    private readonly tickets: TicketService,
  ) {}

  async execute(command: ResetWithLinkCommand): Promise<Outcome<void, ResetWithLinkRefusal>> {
    const { context, token, accountId, newPassword, policy } = command;
    const account = await this.accounts.findById(context.app, accountId);
    const proof = this.tickets.proof(token, account, linkTicket(command.stamp));
    const request = { context, account, typed: accountId, purpose: 'recover', newPassword, policy, proof } as const;
    return toUniformTicketResponse(context, await this.passwords.reset(request));
  }
}
