import { Injectable } from '@nestjs/common';
import type { Locale } from '../../common';
import { AccountDirectory } from '../accounts/account.directory';
import type { TicketRefusal } from '../auth.refusals';
import { toUniformTicketResponse } from '../uniform-response';
import { linkTicket, type ResetWithLinkCommand } from './reset-with-link';
import { TicketService } from './ticket.service';

export type PeekRecoveryLinkCommand = Pick<ResetWithLinkCommand, 'context' | 'token' | 'stamp' | 'accountId'>;

/** State of a recovery link. */
export interface PeekedLink {
  /** `done` as long as it resets a password, else the refusal that a reset would get. */
  readonly reason: 'done' | TicketRefusal['reason'];
  /** Language of the mail, or else of the account; undefined where the link is wrong. */
  readonly locale: Locale | undefined;
}

/**
 * Use case: “Is this link still good?” Reads, and changes nothing. It tells what ResetWithLink would tell with a good
 * password, and to the holder of the token its language.
 */
@Injectable()
export class PeekRecoveryLink {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly tickets: TicketService,
  ) {}

  async execute({ context, token, stamp, accountId }: PeekRecoveryLinkCommand): Promise<PeekedLink> {
    const account = await this.accounts.findById(context.app, accountId);
    const peeked = await this.tickets.proof(token, account, linkTicket(stamp)).peek();
    const shown = toUniformTicketResponse(context, peeked);
    const reason = shown.ok ? 'done' : shown.refusal.reason;
    const locale = reason === 'ticket-wrong' ? undefined : ((await this.tickets.localeOf(token)) ?? account?.locale);
    return { reason, locale };
  }
}
