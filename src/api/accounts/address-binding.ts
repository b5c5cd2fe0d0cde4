import { Injectable } from '@nestjs/common';
import { BindAddress, type BindAddressRefusal, type RequestContext } from '../../auth';
import { type Outcome, refuse, tokenDigest } from '../../common';
import { ApiChallengeStore } from '../challenges/api-challenge.sql-store';
import type { BindAddressRequest } from './accounts.dto';

/** Binds new addresses for tickets: the challenge of the ticket has the address and its right code. */
@Injectable()
export class AddressBinding {
  constructor(
    private readonly challenges: ApiChallengeStore,
    private readonly bindings: BindAddress,
  ) {}

  /** Binds the address. A wrong password, and an address that is taken, do not consume the ticket. */
  async bind(
    context: RequestContext,
    purpose: 'bind-phone' | 'bind-email',
    { token, ticket, currentPassword }: BindAddressRequest & { readonly token: string },
  ): Promise<Outcome<void, BindAddressRefusal>> {
    const challenge = await this.challenges.findByTicket(context.app, tokenDigest(ticket));
    if (challenge?.purpose !== purpose || challenge.code === undefined) return refuse({ reason: 'ticket-wrong' });
    const { code, locale, lookup } = challenge;
    const { accountId = '', phone = '', email = '' } = lookup;
    const command = {
      context: { ...context, locale: locale ?? context.locale },
      token,
      currentPassword,
      accountId,
      code,
    };
    return purpose === 'bind-phone'
      ? this.bindings.execute({ ...command, channel: 'sms', address: phone })
      : this.bindings.execute({ ...command, channel: 'email', address: email });
  }
}
