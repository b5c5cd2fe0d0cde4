import { CountedRandom } from '../../../test/doubles/counted-random';
import { FixedClock } from '../../../test/doubles/fixed-clock';
import { PlainKeyRing } from '../../../test/doubles/plain-key-ring';
import { Secret } from '../../common';
import type { OutgoingMessage } from '../outgoing-message';
import { OutboxSerializer } from './outbox-serializer';

const message: OutgoingMessage = {
  app: 'default',
  channel: 'sms',
  to: '+8613812341234',
  template: 'recover-code',
  locale: 'zh-CN',
  content: { code: new Secret('012345'), reference: 'KQX' },
  lifetimeSeconds: 300,
};

describe('Packer', () => {
  const serializer = new OutboxSerializer(new PlainKeyRing(), new FixedClock(), new CountedRandom());

  it('leaves the address masked and the code sealed in the row', () => {
    const { payload, ...open } = serializer.serialize(message);
    expect(open).toMatchObject({ app: 'default', reference: 'KQX', maskedRecipient: '+86138****1234' });
    expect(JSON.stringify(open)).not.toMatch(/012345|12341234/);
    expect(payload).not.toContain('012345');
  });

  it('tells the country of a number, and which code it is, to those who only count', () => {
    const code = { challengeId: 'challenge', number: 2 };
    expect(serializer.serialize({ ...message, code })).toMatchObject({ country: 'CN', code });
    expect(serializer.serialize({ ...message, to: '+88216123456' })).toMatchObject({ country: null, code: null });
    expect(serializer.serialize({ ...message, channel: 'email', to: 'demo@example.com' })).toMatchObject({
      country: null,
    });
  });

  it('gives back what went in', () => {
    const link = { ...message, channel: 'email', content: { link: new Secret('https://x'), reference: 'R' } } as const;
    expect(serializer.deserialize(serializer.serialize(message)).reveal()).toEqual({
      ...{ to: '+8613812341234', code: '012345', link: null, minutes: 5, decoy: false },
    });
    expect(serializer.deserialize(serializer.serialize({ ...link, decoy: true })).reveal()).toMatchObject({
      ...{ code: null, link: 'https://x', decoy: true },
    });
  });

  it('says the minutes it is told, otherwise those of the lifetime, and never zero', () => {
    const minutes = (change: Partial<OutgoingMessage>) =>
      serializer.deserialize(serializer.serialize({ ...message, ...change })).reveal().minutes;
    expect(minutes({ content: { reference: 'R', minutes: 7 } })).toBe(7);
    expect(minutes({ lifetimeSeconds: 600 })).toBe(10);
    expect(minutes({ lifetimeSeconds: 30 })).toBe(1);
  });

  it('does not open a payload that was copied into another row', () => {
    const [mine, stolen] = [serializer.serialize(message), serializer.serialize(message)];
    expect(() => serializer.deserialize({ id: mine.id, payload: stolen.payload })).toThrow('belongs to another row');
  });

  it('gives every row an id of its own', () => {
    expect(serializer.serialize(message).id).not.toBe(serializer.serialize(message).id);
  });
});
