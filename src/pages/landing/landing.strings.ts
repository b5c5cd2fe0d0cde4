import type { UiLocale } from '../../common';

/** Strings of the landing page. */
export interface LandingStrings {
  readonly intro: string;
  readonly pages: string;
  readonly answers: string;
  readonly inbox: string;
  readonly help: string;
  readonly swagger: string;
  readonly postman: string;
  readonly templates: string;
  readonly reset: string;
  readonly live: string;
  readonly ready: string;
}

export const landingStrings: Readonly<Record<UiLocale, LandingStrings>> = {
  'zh-CN': {
    intro: '账号找回与一次性验证码服务，使用您的客户端已经在用的接口。',
    pages: '页面',
    answers: '返回码',
    inbox: '开发收件箱',
    help: '接口文档',
    swagger: 'Swagger UI',
    postman: 'Postman 集合',
    templates: '消息模板',
    reset: '设置新密码（由邮件中的链接打开）',
    live: '存活检查',
    ready: '就绪检查',
  },
  en: {
    intro: 'Account recovery and one-time codes, in the words your clients already speak.',
    pages: 'Pages',
    answers: 'Answers of the interfaces',
    inbox: 'Development inbox',
    help: 'Help pages of the interfaces',
    swagger: 'Swagger UI',
    postman: 'Postman collection',
    templates: 'Message templates',
    reset: 'Choose a new password (opened by the link in a mail)',
    live: 'Liveness',
    ready: 'Readiness',
  },
};
