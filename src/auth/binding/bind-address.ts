import { Injectable } from '@nestjs/common';
import { type EnteredCode, type Outcome, refuse } from '../../common';
import { OwnAccounts } from '../accounts/own-account';
import { TypedAddresses } from '../accounts/typed-addresses';
import type { ChannelDisabled, SessionExpired } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { Reauthentication, type ReauthenticationRefusal } from '../sign-in/reauthentication';
import type { TypedAddress } from './bound-address';
import { type BoundAddressRefusal, BoundAddressWriter } from './bound-address.writer';

export interface BindAddressCommand extends TypedAddress {
  readonly context: RequestContext;
  /** Token of the session. */
  readonly token: string;
  readonly currentPassword: string;
  /** Account for which the code was sent. */
  readonly accountId: string;
  /** Right code, accepted before. */
  readonly code: EnteredCode;
}

export type BindAddressRefusal = SessionExpired | ReauthenticationRefusal | BoundAddressRefusal | ChannelDisabled;

const wrong = refuse({ reason: 'ticket-wrong' });

/** Use case: “I am signed in, this is my password, and this code was sent to my new number or address: use it from now on.” */
@Injectable()
export class BindAddress {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: OwnAccounts,
    private readonly addresses: TypedAddresses,
    private readonly reauthentication: Reauthentication,
    private readonly writer: BoundAddressWriter,
  ) {}

  async execute(command: BindAddressCommand): Promise<Outcome<void, BindAddressRefusal>> {
    const { context, token, currentPassword, accountId, channel, address, code } = command;
    const account = (await this.sessions.find(context.app, token))?.account;
    if (!account) return refuse({ reason: 'session-expired' });
    const fields = this.accounts.fieldsOf(context.app);
    if (!fields) return refuse({ reason: 'channel-disabled' });
    if (account.id !== accountId) return wrong;
    const verified = await this.reauthentication.verify(context, account, currentPassword);
    if (!verified.ok) return verified;
    const target = this.addresses.targetOf(channel, address);
    if (target === undefined) return wrong;
    return this.writer.write(context, fields, { account, channel, target, code });
  }
}
