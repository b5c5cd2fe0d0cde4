import type { InboxStore } from '../../inbox/inbox.store';
import { Channel, type DeliveryOutcome, type ReadyMessage } from '../channel';
import { defineVendor } from '../vendor';

/**
 * Channel of the development inbox: stores messages to be read on a page and as JSON. No message leaves the machine.
 */
export class InboxChannel extends Channel {
  readonly name = 'inbox';
  readonly kinds = ['sms', 'email'] as const;
  readonly deduplicates = true;

  constructor(private readonly inbox: Pick<InboxStore, 'keep'>) {
    super();
  }

  async deliver({ id, channel, reference, content }: ReadyMessage): Promise<DeliveryOutcome> {
    const { to, subject, text, html, code, link } = content.reveal();
    await this.inbox.keep({ id, channel, reference, to, subject, text, html, code, link });
    return { result: 'accepted' };
  }
}

export const inbox = defineVendor({
  name: 'inbox',
  kinds: ['sms', 'email'],
  create: (_, ports) => ({ channel: new InboxChannel(ports.inbox) }),
});
