import { Secret } from '../../src/common';
import type { MessageContent, ReadyMessage } from '../../src/notification/vendors/channel';

const content: MessageContent = {
  ...{ to: '+8613812341234', subject: null, text: 'regain: 135791', html: null },
  ...{ code: '135791', link: null, minutes: 5 },
};

/** A text message with a code, apart from what is said otherwise. */
export const aReadyMessage = (
  change: Partial<MessageContent> = {},
  rest: Partial<ReadyMessage> = {},
): ReadyMessage => ({
  ...{ id: 'row-1', app: 'default', channel: 'sms', template: 'recover-code', locale: 'en', reference: 'KQX' },
  segments: 1,
  secondsLeft: 300,
  content: new Secret({ ...content, ...change }),
  ...rest,
});

/** A mail with a code and a Chinese subject, to the address given. */
export const aReadyMail = (to = 'demo@example.com', change: Partial<MessageContent> = {}): ReadyMessage =>
  aReadyMessage(
    { to, subject: 'regain 找回密码验证码（KQX）', text: '验证码 135791\n', html: '<p>验证码 135791</p>', ...change },
    { channel: 'email', locale: 'zh-CN', segments: null },
  );
