import type { UiLocale } from '../../common';

/** Texts of the help pages of our own REST API. */
interface V1Strings {
  readonly about: string;
  readonly requestHeaders: string;
  readonly responseHeaders: string;
  readonly problems: string;
  readonly allProblems: string;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  /** Meaning of the header Authorization, by the security scheme that it is for; the empty one stands for none. */
  readonly callers: Readonly<Record<string, string>>;
}

export const v1Strings: Readonly<Record<UiLocale, V1Strings>> = {
  en: {
    about: 'Our own REST API: recovery, registration, sign-in and codes.',
    requestHeaders: 'Request Headers',
    responseHeaders: 'Response Headers',
    problems: 'Problem Codes',
    allProblems: 'All problem codes',
    code: 'Code',
    title: 'Title',
    detail: 'Detail',
    callers: {
      '': 'nothing',
      session: 'Bearer and the token of a session',
      clientSecret: 'Bearer and the secret of the client application, for servers',
    },
  },
  'zh-CN': {
    about: '我们自己的 REST API：找回密码、注册、登录、验证码。',
    requestHeaders: '请求头',
    responseHeaders: '响应头',
    problems: '错误代码',
    allProblems: '全部错误代码',
    code: '代码',
    title: '标题',
    detail: '说明',
    callers: {
      '': '可不提供',
      session: 'Bearer 加会话令牌',
      clientSecret: 'Bearer 加客户端应用密钥，供服务器使用',
    },
  },
};
