import type { UiLocale } from '../../common';

/** Strings of the script that runs journeys; `{{seconds}}` and `{{to}}` are put in there. */
interface JourneyStrings {
  readonly picture: string;
  readonly goOn: string;
  readonly code: string;
  readonly noMessage: string;
  readonly wait: string;
  readonly stopped: string;
  readonly signIn: string;
  readonly signedIn: string;
  readonly done: string;
  readonly verified: string;
}

/** Strings of the landing page. */
export interface LandingStrings {
  readonly intro: string;
  readonly pages: string;
  readonly apis: string;
  readonly answers: string;
  readonly v1: string;
  readonly inbox: string;
  readonly help: string;
  readonly swagger: string;
  readonly postman: string;
  readonly templates: string;
  readonly reset: string;
  readonly live: string;
  readonly ready: string;
  readonly calls: string;
  readonly callsAbout: string;
  readonly journeys: string;
  readonly journeysAbout: string;
  readonly tryIt: string;
  /** Link to the documentation, for browsers without scripts. */
  readonly byHand: string;
  readonly script: JourneyStrings;
}

const zhCn: LandingStrings = {
  intro: '账号找回与一次性验证码服务，使用您的客户端已经在用的接口。',
  pages: '正在运行',
  apis: '接口',
  answers: '返回码',
  v1: '自有接口 /v1',
  inbox: '开发收件箱',
  help: '接口文档',
  swagger: 'Swagger UI',
  postman: 'Postman 集合',
  templates: '消息模板',
  reset: '设置新密码（由邮件中的链接打开）',
  live: '存活检查',
  ready: '就绪检查',
  calls: '三行命令',
  callsAbout: '经 /v1 请求验证码，从收件箱读取，提交验证。可原样粘贴到终端。',
  journeys: '试一试',
  journeysAbout:
    '用演示账号走完一次找回：发送验证码，从收件箱读取，设置新密码，再登录；verify 只验证号码，不需要账号。每个接口都有自己的演示号码。',
  tryIt: '试一试',
  byHand: '在文档中手动调用',
  script: {
    picture: '图片中的字符',
    goOn: '继续',
    code: '发送到 {{to}} 的验证码：',
    noMessage: '收件箱没有收到消息。',
    wait: '请在 {{seconds}} 秒后再试：同一号码两条消息之间有间隔。',
    stopped: '到此为止，原因见上。',
    signIn: '用新密码登录',
    signedIn: '已登录',
    done: '完成：演示账号已有新密码。',
    verified: '完成：号码已验证。',
  },
};

const en: LandingStrings = {
  intro: 'Account recovery and one-time codes, in the words your clients already speak.',
  pages: 'Running here',
  apis: 'Interfaces',
  answers: 'Answers of the interfaces',
  v1: 'Our own API /v1',
  inbox: 'Development inbox',
  help: 'Help pages of the interfaces',
  swagger: 'Swagger UI',
  postman: 'Postman collection',
  templates: 'Message templates',
  reset: 'Choose a new password (opened by the link in a mail)',
  live: 'Liveness',
  ready: 'Readiness',
  calls: 'Three lines',
  callsAbout:
    'Ask for a code over /v1, take it from the inbox, verify it. They can be pasted into a terminal as they stand.',
  journeys: 'Try it',
  journeysAbout:
    'A recovery of a demo account from the first call to the sign-in with a new password, with the code from the inbox; over verify, the check of a number without an account. Each interface has a demo number of its own.',
  tryIt: 'Try it',
  byHand: 'Call it by hand in the documentation',
  script: {
    picture: 'Characters in the picture',
    goOn: 'Continue',
    code: 'Code sent to {{to}}:',
    noMessage: 'No message has come to the inbox.',
    wait: 'wait {{seconds}} seconds, then try again: there is a pause between two messages to one number.',
    stopped: 'It ends here, for the reason above.',
    signIn: 'Sign in with the new password',
    signedIn: 'signed in',
    done: 'Done: the demo account has a new password.',
    verified: 'Done: the number is verified.',
  },
};

/** Strings of the landing page by language. */
export const landingStrings: Readonly<Record<UiLocale, LandingStrings>> = { 'zh-CN': zhCn, en };
