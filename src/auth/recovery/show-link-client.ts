import { Injectable } from '@nestjs/common';
import { TicketService } from './ticket.service';

/**
 * Use case: “Which client application mailed this link?” Returns its id, even for an expired or used link, and undefined for a
 * token that never was one of a ticket. One statement, which changes nothing.
 */
@Injectable()
export class ShowLinkClient {
  constructor(private readonly tickets: TicketService) {}

  async execute({ token }: { readonly token: string }): Promise<string | undefined> {
    return (await this.tickets.ownerOf(token))?.app;
  }
}
