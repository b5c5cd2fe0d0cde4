import { Secret } from '../../src/common';
import type { OutgoingMessage } from '../../src/notification';

/** A text with a code to recover an account, apart from what is said otherwise. */
export const anSms = (change: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  ...{ app: 'default', channel: 'sms', to: '+8613812341234', template: 'recover-code', locale: 'en' },
  ...{ content: { code: new Secret('135791'), reference: 'KQX' }, lifetimeSeconds: 300 },
  ...change,
});

/** The same as a mail. */
export const aMail = (change: Partial<OutgoingMessage> = {}): OutgoingMessage =>
  anSms({ channel: 'email', to: 'demo@example.com', ...change });
