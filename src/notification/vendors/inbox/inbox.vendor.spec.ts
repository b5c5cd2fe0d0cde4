import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import { type InboxMessage, InboxStore } from '../../inbox/inbox.store';
import { InboxChannel } from './inbox.vendor';

class RecordingInboxStore extends InboxStore {
  readonly kept: Omit<InboxMessage, 'createdAt'>[] = [];

  keep(message: Omit<InboxMessage, 'createdAt'>): Promise<void> {
    this.kept.push(message);
    return Promise.resolve();
  }

  newest(): Promise<readonly InboxMessage[]> {
    return Promise.resolve([]);
  }

  clear(): Promise<void> {
    return Promise.resolve();
  }
}

describe('InboxChannel', () => {
  it('keeps the message readable, under the id that every try of it carries', async () => {
    const inbox = new RecordingInboxStore();
    expect(await new InboxChannel(inbox).deliver(aReadyMessage())).toEqual({ result: 'accepted' });
    expect(inbox.kept).toEqual([
      {
        ...{ id: 'row-1', channel: 'sms', to: '+8613812341234', subject: null, text: 'regain: 135791', html: null },
        ...{ code: '135791', link: null, reference: 'KQX' },
      },
    ]);
  });
});
