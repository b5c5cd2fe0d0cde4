import { Injectable } from '@nestjs/common';
import { done, type Locale, type Purpose, Random, refuse, Secret, TOKEN_BYTES, tokenDigest } from '../../common';
import type { Account } from '../accounts/account';
import { AuthOptions } from '../auth.config';
import type { TicketRefusal } from '../auth.refusals';
import type { Proof } from './proof';
import { ticketProof } from './proof-spender';
import { type Ticket, TicketStore } from './ticket.sql-store';

/** Properties that a ticket must have to be a proof. */
export type ExpectedTicket = Pick<Ticket, 'kind' | 'purpose' | 'stamp'>;

/** Issues tickets (single-use reset tokens) and verifies them. */
@Injectable()
export class TicketService {
  constructor(
    private readonly tickets: TicketStore,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /** Issues a ticket, stored in the current transaction, and returns its token. */
  async issue(ticket: Ticket): Promise<Secret> {
    const token = this.random.token(TOKEN_BYTES);
    await this.tickets.put(tokenDigest(token), ticket, this.options.ticketSeconds);
    return new Secret(token);
  }

  /** Purpose of a ticket, even of an expired or consumed one. Returns undefined for a token that never was a ticket. */
  async purposeOf(token: string): Promise<Purpose | undefined> {
    return (await this.tickets.find(tokenDigest(token)))?.purpose;
  }

  /** Account and purpose of a ticket, even of an expired or consumed one. Returns undefined for a token that never was a ticket. */
  async ownerOf(token: string): Promise<Pick<Ticket, 'app' | 'accountId' | 'purpose'> | undefined> {
    return this.tickets.find(tokenDigest(token));
  }

  /** Language of the flow in which a ticket was issued, even of an expired or consumed one. */
  async localeOf(token: string): Promise<Locale | undefined> {
    return (await this.tickets.find(tokenDigest(token)))?.locale;
  }

  /**
   * Makes a ticket the proof for a reset of this account. Consumed and outdated tickets are refused as
   * `ticket-expired`; a ticket of another account or client application, one of another kind, purpose or stamp, and
   * any ticket without an account as `ticket-wrong`.
   */
  proof(token: string, account: Account | undefined, expected: ExpectedTicket): Proof<TicketRefusal> {
    return {
      holder: token,
      peek: async () => {
        const ticket = await this.tickets.find(tokenDigest(token));
        if (!ticket || !belongs(ticket, account) || !isMeant(ticket, expected))
          return refuse({ reason: 'ticket-wrong' });
        return ticket.isLive && ticket.credentialVersion === account?.credentialVersion
          ? done({ id: ticketProof(tokenDigest(token)), locale: ticket.locale })
          : expired;
      },
      consume: async () => ((await this.tickets.consume(tokenDigest(token))) ? done(undefined) : expired),
      outdated: expired.refusal,
    };
  }
}

const expired = refuse({ reason: 'ticket-expired' });

const isMeant = (ticket: Ticket, { kind, purpose, stamp }: ExpectedTicket): boolean =>
  ticket.kind === kind && ticket.purpose === purpose && ticket.stamp === stamp;

const belongs = (ticket: Ticket, account: Account | undefined): boolean =>
  ticket.app === account?.app && ticket.accountId === account.id;
