import { Injectable } from '@nestjs/common';
import { done, type Purpose, Random, refuse, Secret, TOKEN_BYTES, tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import { AuthOptions } from '../auth.config';
import type { TicketRefusal } from '../auth.refusals';
import type { Proof } from './password-reset';
import { type Ticket, TicketStore } from './ticket.sql-store';

/** Issues tickets and verifies them. */
@Injectable()
export class TicketService {
  constructor(
    private readonly tickets: TicketStore,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** Token of a new ticket, which is stored in the current transaction. */
  async issue(ticket: Ticket): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.tickets.put(tokenDigest(token), ticket, this.options.ticketSeconds);
    return new Secret(token);
  }

  /** Purpose of a ticket, live or not. Returns undefined for a token that never was a ticket. */
  async purposeOf(token: string): Promise<Purpose | undefined> {
    return (await this.tickets.find(tokenDigest(token)))?.purpose;
  }

  /**
   * Ticket as the proof for a reset of this account. Consumed and outdated tickets are `ticket-expired`; one of another
   * account or app, one that `isMeant` rejects, and any where there is no account are `ticket-wrong`.
   */
  proof(token: string, account: Account | undefined, isMeant: (ticket: Ticket) => boolean): Proof<TicketRefusal> {
    return {
      peek: async () => {
        const ticket = await this.tickets.find(tokenDigest(token));
        if (!ticket || !belongs(ticket, account) || !isMeant(ticket)) return refuse({ reason: 'ticket-wrong' });
        return ticket.isLive && ticket.credentialVersion === account?.credentialVersion ? done(undefined) : expired;
      },
      consume: async () => ((await this.tickets.consume(tokenDigest(token))) ? done(undefined) : expired),
      outdated: expired.refusal,
    };
  }
}

const expired = refuse({ reason: 'ticket-expired' });

const belongs = (ticket: Ticket, account: Account | undefined): boolean =>
  ticket.app === account?.app && ticket.accountId === account.id;
