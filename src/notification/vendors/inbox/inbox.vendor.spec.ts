import { aReadyMessage } from '../../../../test/builders/a-ready-message';
import type { InboxMessage } from '../../inbox/inbox.store';
import { InboxChannel } from './inbox.vendor';

describe('InboxChannel', () => {
  it('keeps the message readable, under the id that every try of it carries', async () => {
    const kept: Omit<InboxMessage, 'createdAt'>[] = [];
    const keep = (message: Omit<InboxMessage, 'createdAt'>) => {
      kept.push(message);
      return Promise.resolve();
    };
    expect(await new InboxChannel({ keep }).deliver(aReadyMessage())).toEqual({ result: 'accepted' });
    expect(kept).toEqual([
      {
        ...{ id: 'row-1', channel: 'sms', to: '+8613812341234', subject: null, text: 'regain: 135791', html: null },
        ...{ code: '135791', link: null, reference: 'KQX' },
      },
    ]);
  });
});
