import type { UiLocale } from '../../../common';

export interface TemplatesStrings {
  readonly title: string;
  readonly intro: string;
  readonly app: string;
  readonly message: string;
  readonly segments: string;
  readonly subject: string;
  readonly text: string;
  readonly mailOnly: string;
  readonly own: string;
  /** Text for the number of SMS as which a message is billed. */
  readonly parts: (count: number) => string;
}

const zhCn: TemplatesStrings = {
  title: '消息模板',
  intro: '每条消息以示例内容显示，与实际发出的一致。仅供开发使用。',
  app: '应用',
  message: '消息',
  segments: '短信按条计费的条数：',
  subject: '邮件主题',
  text: '纯文本正文',
  mailOnly: '仅邮件',
  own: '自定义',
  parts: (count) => `${count} 条`,
};

const en: TemplatesStrings = {
  title: 'Message templates',
  intro: 'Every message as it would be sent, with sample values. For development only.',
  app: 'App',
  message: 'Message',
  segments: 'SMS that each text is billed as:',
  subject: 'Subject',
  text: 'Plain text of the mail',
  mailOnly: 'mail only',
  own: 'own words',
  parts: (count) => `${count} SMS`,
};

export const templatesStrings: Readonly<Record<UiLocale, TemplatesStrings>> = { 'zh-CN': zhCn, en };
