import { Injectable } from '@nestjs/common';
import { type ChannelKind, Random } from '../../kernel';
import { NotificationService, type OutgoingMessage } from '../../notification';
import type { Account, Address } from '../accounts/account';
import { newReference } from '../sending/reference';

/** How long a notice is worth sending. */
const LIFETIME_SECONDS = 86_400;

/** Tells an owner, at every verified address, that the password has changed (NIST SP 800-63B-4, 4.6). */
@Injectable()
export class PasswordNotices {
  constructor(
    private readonly notifications: NotificationService,
    private readonly random: Random,
  ) {}

  /** Queues the notices in the current transaction. */
  queue(account: Account): Promise<void> {
    return this.notifications.queueAll([
      ...this.notice(account, 'sms', account.phone),
      ...this.notice(account, 'email', account.email),
    ]);
  }

  private notice({ app, locale }: Account, channel: ChannelKind, address: Address | undefined): OutgoingMessage[] {
    if (!address?.isVerified || !this.notifications.canSend(channel)) return [];
    const content = { reference: newReference(this.random) };
    const template = 'password-changed';
    return [{ app, channel, to: address.value, template, locale, content, lifetimeSeconds: LIFETIME_SECONDS }];
  }
}
