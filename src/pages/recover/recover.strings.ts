import type { UiLocale } from '../../common';
import type { CodeRefusal, PasswordRefusal, SendRefusal } from './recover.service';

/** Reasons for which a page of the recovery is shown again. */
export type RecoverReason = SendRefusal['reason'] | CodeRefusal['reason'] | PasswordRefusal['reason'] | 'start-again';

type PasswordRule = Extract<PasswordRefusal, { readonly reason: 'password-rejected' }>['rules'][number];

/** Strings of the recovery pages in one language. `{{…}}` is replaced. */
interface RecoverStrings<Text extends string = string> {
  readonly texts: Readonly<Record<Text, string>>;
  readonly problems: Readonly<Record<RecoverReason, string>>;
  readonly rules: Readonly<Record<PasswordRule, string>>;
}

const en = {
  texts: {
    title: 'Recover your account',
    intro: 'Tell us who you are, and choose how to prove it.',
    identifier: 'User name, phone number or e-mail address',
    way: 'How do you want to go on?',
    sms: 'Code by text message',
    email: 'Code by e-mail',
    link: 'Link by e-mail (type your e-mail address above)',
    captcha: 'Characters in the picture, or digits that you hear',
    picture: 'Picture with characters that you are to type',
    listen: 'Listen to digits instead',
    refresh: 'Another picture',
    go: 'Continue',
    codeTitle: 'Enter the code',
    codeSms: 'If there is an account, a text message is on its way. It says {{reference}} before the code.',
    codeEmail:
      'If there is an account, an e-mail is on its way. It says {{reference}} beside the code. Look into the spam folder too.',
    code: 'Code',
    check: 'Check the code',
    resend: 'Send another code',
    resendIn: 'Another code can be sent in {{seconds}} seconds.',
    resent: 'Another code is on its way.',
    other: 'Choose another way',
    linkTitle: 'Look into your mail',
    linkSent:
      'If there is an account of this address, a mail with a link is on its way. The link is good once, for a few minutes. Look into the spam folder too.',
    passwordTitle: 'Choose a new password',
    passwordIntro:
      'At least 8 characters; longer is better, and several words are easy to remember. All your devices will be signed out.',
    password: 'New password',
    show: 'Show the password',
    weak: 'Short: a few more characters make it much harder to guess.',
    strong: 'Good length.',
    submit: 'Change password',
    doneTitle: 'Your password has been changed',
    done: 'You can sign in with it now. All devices were signed out.',
    back: 'Back to {{service}}',
    language: '中文',
  },
  problems: {
    'identifier-missing': 'Type your user name, phone number or e-mail address.',
    'link-needs-address': 'For a link, type your e-mail address.',
    'captcha-wrong': 'That is not what the picture shows. Here is another one.',
    'captcha-expired': 'The picture was too old. Here is another one.',
    'captcha-required': 'Please answer a picture first.',
    'target-invalid': 'This is no valid phone number or e-mail address.',
    'target-not-allowed': 'Messages may not be sent to this number. Choose another way.',
    'channel-disabled': 'This way is not available now. Choose another one.',
    'too-frequent': 'Too many messages. Try again in {{seconds}} seconds.',
    throttled: 'Too many attempts. Try again in {{seconds}} seconds.',
    unavailable: 'The service is busy. Please try again in a moment.',
    'code-wrong': 'This code is wrong, too old, or used already.',
    'code-expired': 'This code is wrong, too old, or used already.',
    'code-exhausted': 'Too many wrong codes. Ask for a new one.',
    'ticket-wrong': 'This took too long. Please start again.',
    'ticket-expired': 'This took too long. Please start again.',
    'account-unknown': 'This took too long. Please start again.',
    'target-unbound': 'This way is not available now. Choose another one.',
    'target-mismatch': 'This way is not available now. Choose another one.',
    'target-ambiguous': 'This way is not available now. Choose another one.',
    'password-rejected': 'This password cannot be used: {{rules}}.',
    'start-again': 'This page is out of date. Please start again.',
  },
  rules: {
    'too-short': 'it is shorter than 8 characters',
    'too-long': 'it is longer than 128 characters',
    'not-letters-and-digits': 'it has other characters than letters and digits',
    common: 'many people have it',
    'equals-identifier': 'it is your name, number or address',
  },
} satisfies RecoverStrings;

const zhCn: RecoverStrings<keyof typeof en.texts> = {
  texts: {
    title: '找回账号',
    intro: '请填写您的账号，并选择验证方式。',
    identifier: '用户名、手机号或邮箱',
    way: '选择验证方式',
    sms: '短信验证码',
    email: '邮件验证码',
    link: '邮件链接（请在上方填写邮箱）',
    captcha: '图片中的字符，或听到的数字',
    picture: '请输入图片中的字符',
    listen: '改为收听数字',
    refresh: '换一张图片',
    go: '继续',
    codeTitle: '输入验证码',
    codeSms: '如果账号存在，短信正在发送，其中带有标识 {{reference}}。',
    codeEmail: '如果账号存在，邮件正在发送，其中带有标识 {{reference}}。请同时查看垃圾邮件。',
    code: '验证码',
    check: '验证',
    resend: '重新发送',
    resendIn: '{{seconds}} 秒后可以重新发送。',
    resent: '新的验证码正在发送。',
    other: '换一种方式',
    linkTitle: '请查看邮箱',
    linkSent: '如果该邮箱有账号，带有链接的邮件正在发送。链接只能使用一次，几分钟内有效。请同时查看垃圾邮件。',
    passwordTitle: '设置新密码',
    passwordIntro: '至少 8 个字符，越长越好，几个词语连用更容易记住。修改后所有设备都会退出登录。',
    password: '新密码',
    show: '显示密码',
    weak: '偏短：再加几个字符会更安全。',
    strong: '长度合适。',
    submit: '修改密码',
    doneTitle: '密码已经修改',
    done: '现在可以用新密码登录。所有设备都已退出登录。',
    back: '返回 {{service}}',
    language: 'English',
  },
  problems: {
    'identifier-missing': '请填写用户名、手机号或邮箱。',
    'link-needs-address': '使用邮件链接时，请填写邮箱地址。',
    'captcha-wrong': '图片字符不正确，请按新图片重新输入。',
    'captcha-expired': '图片已过期，请按新图片重新输入。',
    'captcha-required': '请先输入图片中的字符。',
    'target-invalid': '手机号或邮箱格式不正确。',
    'target-not-allowed': '无法向该号码发送短信，请换一种方式。',
    'channel-disabled': '暂时无法使用这种方式，请换一种。',
    'too-frequent': '发送过于频繁，请在 {{seconds}} 秒后再试。',
    throttled: '尝试次数过多，请在 {{seconds}} 秒后再试。',
    unavailable: '服务繁忙，请稍后再试。',
    'code-wrong': '验证码不正确、已过期或已使用。',
    'code-expired': '验证码不正确、已过期或已使用。',
    'code-exhausted': '错误次数过多，请重新获取验证码。',
    'ticket-wrong': '操作超时，请重新开始。',
    'ticket-expired': '操作超时，请重新开始。',
    'account-unknown': '操作超时，请重新开始。',
    'target-unbound': '暂时无法使用这种方式，请换一种。',
    'target-mismatch': '暂时无法使用这种方式，请换一种。',
    'target-ambiguous': '暂时无法使用这种方式，请换一种。',
    'password-rejected': '这个密码不能使用：{{rules}}。',
    'start-again': '页面已失效，请重新开始。',
  },
  rules: {
    'too-short': '少于 8 个字符',
    'too-long': '超过 128 个字符',
    'not-letters-and-digits': '含有字母和数字以外的字符',
    common: '过于常见',
    'equals-identifier': '与用户名、手机号或邮箱相同',
  },
};

export type RecoverText = keyof typeof en.texts;

/** Strings of the recovery pages, by language. */
export const recoverStrings: Readonly<Record<UiLocale, RecoverStrings<RecoverText>>> = { en, 'zh-CN': zhCn };
