import { Injectable } from '@nestjs/common';
import { AuditRecorder } from '../../audit';
import { type ChannelKind, done, type EnteredCode, type Outcome, refuse, UnitOfWork } from '../../common';
import { EventRecorder } from '../../events';
import { CodeVerifier } from '../../otp';
import type { Account } from '../accounts/account';
import type { OwnAccountFields } from '../accounts/own-account';
import type { AccountExists } from '../auth.refusals';
import { OwnerNotices } from '../messages/owner-notices';
import type { RequestContext } from '../request-context';
import { bindPurpose, bindScope } from './bound-address';

/** New address of an account, with the code that proves it. */
interface ProvedAddress {
  readonly account: Account;
  readonly channel: ChannelKind;
  /** In canonical form. */
  readonly target: string;
  readonly code: EnteredCode;
}

export type BoundAddressRefusal = { readonly reason: 'ticket-wrong' } | AccountExists;

type Bound = Outcome<void, BoundAddressRefusal>;

/** Stores new addresses of accounts. */
@Injectable()
export class BoundAddressWriter {
  constructor(
    private readonly codes: CodeVerifier,
    private readonly notices: OwnerNotices,
    private readonly events: EventRecorder,
    private readonly audit: AuditRecorder,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Consumes the code, stores the address, and queues a notice to the addresses before, all or nothing: an address that is taken
   * keeps the code. Of parallel callers with one code one wins.
   */
  async write(context: RequestContext, fields: OwnAccountFields, proved: ProvedAddress): Promise<Bound> {
    const { account, channel, target } = proved;
    const subject = { purpose: bindPurpose(channel), accountId: account.id, target };
    const details = { event: 'bind-address', ...subject } as const;
    const bound = await this.unitOfWork.attempt(async () => {
      const changed = await this.change(context, fields, proved);
      return changed.ok ? this.audit.record(context, details, changed) : changed;
    });
    return bound.ok ? bound : this.audit.record(context, details, bound);
  }

  private async change(
    { ip, locale }: RequestContext,
    fields: OwnAccountFields,
    { account, channel, target, code }: ProvedAddress,
  ): Promise<Bound> {
    const consumed = await this.codes.consume(bindScope(account, channel, target), { code, ip });
    if (!consumed.ok) return refuse({ reason: 'ticket-wrong' });
    if (!(await fields.bind(account, channel, target))) return refuse({ reason: 'account-exists' });
    await this.notices.queue('address-changed', [account], locale);
    await this.events.aboutAccount(channel === 'sms' ? 'account.phone-changed' : 'account.email-changed', account);
    return done(undefined);
  }
}
