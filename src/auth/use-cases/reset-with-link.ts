import { Injectable } from '@nestjs/common';
import type { Outcome } from '../../kernel';
import { AccountDirectory } from '../accounts/account.directory';
import type { PasswordRejected, TicketRefusal } from '../auth.refusals';
import type { Caller } from '../caller';
import { PasswordReset } from '../passwords/password-reset';
import type { PasswordPolicy } from '../passwords/password-rules';
import { veilTicket } from '../veil';
import { TicketOffice } from '../tickets/ticket-office';

export interface ResetWithLinkCommand {
  readonly caller: Caller;
  readonly token: string;
  /** What the link carries beside the token: both must be the ones it was made with, and neither gives any right. */
  readonly stamp: number;
  readonly accountId: string;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

export type ResetWithLinkRefusal = TicketRefusal | PasswordRejected;

/** “This is the link that you mailed me, and this shall be the password.” */
@Injectable()
export class ResetWithLink {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly passwords: PasswordReset,
    private readonly tickets: TicketOffice,
  ) {}

  async execute(command: ResetWithLinkCommand): Promise<Outcome<void, ResetWithLinkRefusal>> {
    const { caller, token, accountId, newPassword, policy } = command;
    const account = await this.accounts.findById(caller.app, accountId);
    const proof = this.tickets.proof(
      token,
      account,
      ({ purpose, stamp }) => purpose === 'recover' && stamp === command.stamp,
    );
    const order = { caller, account, purpose: 'recover', newPassword, policy, proof } as const;
    return veilTicket(caller, await this.passwords.reset(order));
  }
}
