import type { InboxStore } from '../../inbox/inbox.store';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import type { VendorFactory } from '../vendor';

/** Keeps messages where a developer can read them, on a page and as JSON; nothing leaves the machine. */
export class InboxChannel extends Channel {
  readonly name = 'inbox';
  readonly kinds = ['sms', 'email'] as const;
  readonly deduplicates = true;

  constructor(private readonly inbox: InboxStore) {
    super();
  }

  async deliver({ id, channel, reference, letter }: ReadyMessage): Promise<DeliveryOutcome> {
    const { to, subject, text, html, code, link } = letter.reveal();
    await this.inbox.keep({ id, channel, reference, to, subject, text, html, code, link });
    return { result: 'accepted' };
  }
}

export const inboxVendor: VendorFactory<undefined> = (_, { inbox }) => ({ channel: new InboxChannel(inbox) });
