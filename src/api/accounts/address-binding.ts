import { Injectable } from '@nestjs/common';
import { BindAddress, type BindAddressRefusal, type RequestContext } from '../../auth';
import { type Outcome, refuse, tokenDigest } from '../../common';
import { ApiChallengeStore } from '../challenges/api-challenge.sql-store';
import { boundOf } from '../challenges/code-sends';
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
    const { code, locale = context.locale, lookup } = challenge;
    const command = {
      context: { ...context, locale },
      token,
      currentPassword,
      accountId: lookup.accountId ?? '',
      code,
    };
    return this.bindings.execute({ ...command, ...boundOf(purpose, lookup) });
  }
}
