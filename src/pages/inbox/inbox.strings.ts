import type { UiLocale } from '../../common';

export interface InboxStrings {
  readonly title: string;
  readonly intro: string;
  readonly filter: string;
  readonly find: string;
  readonly clear: string;
  readonly copy: string;
  readonly copied: string;
  readonly open: string;
  readonly empty: string;
  /** Shown while messages appear by themselves, and while they do not. */
  readonly live: string;
  readonly notLive: string;
  /** Name of the language that a message is written in. */
  readonly language: string;
  /** Buttons that report on a message as its vendor would, and the states that follow. */
  readonly simulate: Readonly<Record<'delivered' | 'failed', string>>;
  readonly states: Readonly<Record<'delivered' | 'failed', string>>;
  readonly kinds: Readonly<Record<'sms' | 'email', string>>;
}

const zhCn: InboxStrings = {
  title: '开发收件箱',
  intro: '短信和邮件都留在这里，没有真正发出。仅供开发使用，新消息会自动出现。',
  filter: '收件人，例如 +8613800138000',
  find: '筛选',
  clear: '清空',
  copy: '复制',
  copied: '已复制',
  open: '打开链接',
  empty: '还没有消息。请求一个验证码，它会出现在这里。',
  live: '实时',
  notLive: '连接中断',
  language: '消息的语言',
  simulate: { delivered: '模拟送达', failed: '模拟失败' },
  states: { delivered: '已送达', failed: '发送失败' },
  kinds: { sms: '短信', email: '邮件' },
};

const en: InboxStrings = {
  title: 'Development inbox',
  intro:
    'Texts and mails end here instead of leaving this machine. For development only; new ones appear by themselves.',
  filter: 'Recipient, such as +8613800138000',
  find: 'Find',
  clear: 'Clear',
  copy: 'Copy',
  copied: 'Copied',
  open: 'Open link',
  empty: 'No messages yet. Ask for a code and it shows up here.',
  live: 'live',
  notLive: 'not connected',
  language: 'Language of the message',
  simulate: { delivered: 'Simulate delivery', failed: 'Simulate failure' },
  states: { delivered: 'delivered', failed: 'failed' },
  kinds: { sms: 'SMS', email: 'E-mail' },
};

export const inboxStrings: Readonly<Record<UiLocale, InboxStrings>> = { 'zh-CN': zhCn, en };
