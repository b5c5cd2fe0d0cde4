import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { EventRecorder } from '../../events';
import { CodeVerifier } from '../../otp';
import type { Account } from '../accounts/account';
import { type OwnAccountFields, OwnAccounts } from '../accounts/own-account';
import { TypedAddresses } from '../accounts/typed-addresses';
import type { AccountExists, ChannelDisabled, SessionExpired } from '../auth.refusals';
import { OwnerNotices } from '../messages/owner-notices';
import type { RequestContext } from '../request-context';
import { SessionService } from '../sessions/session.service';
import { Reauthentication, type ReauthenticationRefusal } from '../sign-in/reauthentication';
import { bindPurpose, bindScope, type TypedAddress } from './bound-address';

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

interface TicketWrong {
  readonly reason: 'ticket-wrong';
}

export type BindAddressRefusal =
  SessionExpired | ReauthenticationRefusal | TicketWrong | AccountExists | ChannelDisabled;

const wrong = refuse({ reason: 'ticket-wrong' });

/** Use case: “I am signed in, this is my password, and this code was sent to my new number or address: use it from now on.” */
@Injectable()
export class BindAddress {
  constructor(
    private readonly sessions: SessionService,
    private readonly accounts: OwnAccounts,
    private readonly addresses: TypedAddresses,
    private readonly reauthentication: Reauthentication,
    private readonly codes: CodeVerifier,
    private readonly notices: OwnerNotices,
    private readonly events: EventRecorder,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: BindAddressCommand): Promise<Outcome<void, BindAddressRefusal>> {
    const { context, token, currentPassword, accountId, channel } = command;
    const account = (await this.sessions.find(context.app, token))?.account;
    if (!account) return refuse({ reason: 'session-expired' });
    const fields = this.accounts.fieldsOf(context.app);
    if (!fields) return refuse({ reason: 'channel-disabled' });
    if (account.id !== accountId) return wrong;
    const verified = await this.reauthentication.verify(context, account, currentPassword);
    if (!verified.ok) return verified;
    const bound = await this.bind(command, fields, account);
    const details = { event: 'bind-address', purpose: bindPurpose(channel), accountId } as const;
    return bound.ok ? bound : this.audit.record(context, details, bound);
  }

  /**
   * Consumes the code, stores the address, and queues a notice to the old addresses, all or nothing: an address that is taken
   * keeps the code. Of parallel callers with one code one wins.
   */
  private bind(
    { context, channel, address, code }: BindAddressCommand,
    fields: OwnAccountFields,
    account: Account,
  ): Promise<Outcome<void, TicketWrong | AccountExists>> {
    const { phone, email } = this.addresses.read(address);
    const target = channel === 'sms' ? phone : email;
    if (target === undefined) return Promise.resolve(wrong);
    const details = { event: 'bind-address', purpose: bindPurpose(channel), accountId: account.id, target } as const;
    return this.unitOfWork.attempt(async (): Promise<Outcome<void, TicketWrong | AccountExists>> => {
      const consumed = await this.codes.consume(bindScope(account, channel, target), { code, ip: context.ip });
      if (!consumed.ok) return wrong;
      if (!(await fields.bind(account, channel, target))) return refuse({ reason: 'account-exists' });
      await this.notices.queue('address-changed', [account], context.locale);
      const type = channel === 'sms' ? 'account.phone-changed' : 'account.email-changed';
      await this.events.aboutAccount(type, account);
      return this.audit.record(context, details, done(undefined));
    });
  }
}
