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
  readonly kinds: Readonly<Record<'sms' | 'email', string>>;
}

const zhCn: InboxStrings = {
  title: '开发收件箱',
  intro: '短信和邮件都留在这里，没有真正发出。仅供开发使用，每两秒自动刷新。',
  filter: '收件人，例如 +8613800138000',
  find: '筛选',
  clear: '清空',
  copy: '复制',
  copied: '已复制',
  open: '打开链接',
  empty: '还没有消息。请求一个验证码，它会出现在这里。',
  kinds: { sms: '短信', email: '邮件' },
};

const en: InboxStrings = {
  title: 'Development inbox',
  intro:
    'Texts and mails end here instead of leaving this machine. For development only; looks for new ones every two seconds.',
  filter: 'Recipient, such as +8613800138000',
  find: 'Find',
  clear: 'Clear',
  copy: 'Copy',
  copied: 'Copied',
  open: 'Open link',
  empty: 'No messages yet. Ask for a code and it shows up here.',
  kinds: { sms: 'SMS', email: 'E-mail' },
};

export const inboxStrings: Readonly<Record<UiLocale, InboxStrings>> = { 'zh-CN': zhCn, en };
