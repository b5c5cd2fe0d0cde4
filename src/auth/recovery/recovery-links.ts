import { Injectable } from '@nestjs/common';
import { Clock, Random, Secret } from '../../common';
import type { Recipient } from '../accounts/recipient';
import { AuthOptions } from '../auth.config';
import { TicketService } from './ticket.service';
import { newReference } from './reference';

/** Makes the links that recovery mails carry. */
@Injectable()
export class RecoveryLinks {
  constructor(
    private readonly tickets: TicketService,
    private readonly clock: Clock,
    private readonly random: Random,
    private readonly options: AuthOptions,
  ) {}

  /**
   * `{publicUrl}/reset#token=…&timestamp=…&uid=…`, its ticket kept in the current transaction. The host comes from
   * configuration, and what follows # is never sent to a server by a browser. A decoy's link belongs to nobody.
   */
  async make(app: string, recipient: Recipient): Promise<{ link: Secret; reference: string }> {
    const { id: accountId, credentialVersion } =
      recipient.kind === 'account' ? recipient.account : { id: '', credentialVersion: 0 };
    const stamp = Math.floor(this.clock.now() / 1000);
    const ticket = { app, purpose: 'recover', accountId, credentialVersion, challengeId: undefined, stamp } as const;
    const token = (await this.tickets.issue(ticket)).reveal();
    const parameters = new URLSearchParams({ token, timestamp: String(stamp), uid: accountId });
    const link = new Secret(`${this.options.publicUrl}/reset#${parameters.toString()}`);
    return { link, reference: newReference(this.random) };
  }
}
