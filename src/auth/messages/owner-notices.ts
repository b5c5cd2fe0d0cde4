import { Injectable } from '@nestjs/common';
import { type ChannelKind, type Locale, Random } from '../../common';
import { NotificationService, type OutgoingMessage } from '../../notification';
import type { Account, Address } from '../accounts/account';
import { newReference } from './code-sender';

/** Lifetime of a notice in the outbox, in seconds. */
const LIFETIME_SECONDS = 86_400;

/** Templates of notices, which owners of accounts get unasked. */
export type OwnerNotice = 'password-changed' | 'already-registered' | 'address-changed';

/** Notifies the owners of accounts, at every verified address, of changes and attempts (NIST SP 800-63B-4, 4.6). */
@Injectable()
export class OwnerNotices {
  constructor(
    private readonly notifications: NotificationService,
    private readonly random: Random,
  ) {}

  /**
   * Queues the notices in the current transaction, by one statement for all owners: in the language of the flow that caused
   * them, or else in that of each account.
   */
  queue(template: OwnerNotice, owners: readonly Account[], flowLocale: Locale | undefined): Promise<void> {
    return this.notifications.queueAll(
      owners.flatMap(({ app, locale: own, phone, email }) => {
        const notice = { app, template, locale: flowLocale ?? own };
        return [...this.notice(notice, 'sms', phone), ...this.notice(notice, 'email', email)];
      }),
    );
  }

  private notice(
    notice: Pick<OutgoingMessage, 'app' | 'template' | 'locale'>,
    channel: ChannelKind,
    address: Address | undefined,
  ): OutgoingMessage[] {
    if (!address?.isVerified || !this.notifications.canSend(channel)) return [];
    const content = { reference: newReference(this.random) };
    return [{ ...notice, channel, to: address.value, content, lifetimeSeconds: LIFETIME_SECONDS }];
  }
}
