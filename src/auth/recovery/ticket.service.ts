import { Injectable } from '@nestjs/common';
import { done, type Purpose, Random, refuse, Secret } from '../../common';
import type { Account } from '../accounts/account';
import { AuthOptions } from '../auth.config';
import type { TicketRefusal } from '../auth.refusals';
import type { Proof } from './password-reset';
import { TOKEN_BYTES, tokenDigest } from '../token-digest';
import { type Ticket, TicketStore } from './ticket.store';

/** Hands tickets out and takes them back. */
@Injectable()
export class TicketService {
  constructor(
    private readonly tickets: TicketStore,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** A new ticket, kept in the current transaction. */
  async issue(ticket: Ticket): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.tickets.put(tokenDigest(token), ticket, this.options.ticketSeconds);
    return new Secret(token);
  }

  /** What a token of ours is, or was, a ticket for; undefined for one that never was a ticket. */
  async purposeOf(token: string): Promise<Purpose | undefined> {
    return (await this.tickets.find(tokenDigest(token)))?.purpose;
  }

  /**
   * A ticket as the proof for a reset of this account. Used and outdated tickets are expired; one of another account or
   * app, or not meant for it, is no ticket at all, and none is where there is no account.
   */
  proof(token: string, account: Account | undefined, isMeant: (ticket: Ticket) => boolean): Proof<TicketRefusal> {
    return {
      examine: async () => {
        const ticket = await this.tickets.find(tokenDigest(token));
        if (!ticket || !belongs(ticket, account) || !isMeant(ticket)) return refuse({ reason: 'ticket-wrong' });
        return ticket.isLive && ticket.credentialVersion === account?.credentialVersion ? done(undefined) : expired;
      },
      redeem: async () => ((await this.tickets.redeem(tokenDigest(token))) ? done(undefined) : expired),
      outdated: expired.refusal,
    };
  }
}

const expired = refuse({ reason: 'ticket-expired' });

const belongs = (ticket: Ticket, account: Account | undefined): boolean =>
  ticket.app === account?.app && ticket.accountId === account.id;
