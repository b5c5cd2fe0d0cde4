import { RecordingChannel } from '../../../test/doubles/recording-channel';
import { Router } from './router';

describe('Router', () => {
  const first = new RecordingChannel(undefined, { name: 'first' });
  const second = new RecordingChannel(undefined, { name: 'second' });
  const router = new Router({ sms: [first, second], email: [] }, 3);

  it('gives each provider of the route its tries, in order', () => {
    const asked = [1, 2, 3, 4, 5, 6, 7].map((attempts) => router.route({ channel: 'sms', attempts })?.name);
    expect(asked).toEqual(['first', 'first', 'first', 'second', 'second', 'second', undefined]);
  });

  it('serves the channels that have a provider', () => {
    expect(router.serves('sms')).toBe(true);
    expect(router.serves('email')).toBe(false);
    expect(router.route({ channel: 'email', attempts: 1 })).toBeUndefined();
  });

  it('refuses at the start a provider that does not carry its channel', () => {
    const mailOnly = new RecordingChannel(undefined, { name: 'mail', kinds: ['email'] });
    expect(() => new Router({ sms: [mailOnly], email: [] }, 3)).toThrow('mail does not carry sms');
  });
});
