import type { UiLocale } from '../../common';

/** Strings of the reset page. */
export interface ResetStrings {
  readonly title: string;
  readonly intro: string;
  readonly password: string;
  readonly again: string;
  readonly show: string;
  readonly submit: string;
  readonly needsScript: string;
  readonly script: {
    readonly incomplete: string;
    readonly mismatch: string;
    readonly working: string;
    readonly unreachable: string;
    readonly refused: string;
    /**
     * Texts by the HTTP status of the answer; a status without a text shows the message of the answer, which is
     * Chinese.
     */
    readonly answers: Readonly<Record<number, string>>;
  };
}

const zhCn: ResetStrings = {
  title: '设置新密码',
  intro: '请输入新密码，至少 8 个字符。修改成功后，所有设备都会退出登录。',
  password: '新密码',
  again: '再次输入新密码',
  show: '显示密码',
  submit: '修改密码',
  needsScript: '请启用 JavaScript 后重新打开邮件中的链接。',
  script: {
    incomplete: '链接不完整，请重新打开邮件中的链接。',
    mismatch: '两次输入的密码不一致。',
    working: '正在提交…',
    unreachable: '网络异常，请稍后再试。',
    refused: '修改失败，请稍后再试。',
    answers: {},
  },
};

const en: ResetStrings = {
  title: 'Choose a new password',
  intro: 'Enter a new password of at least 8 characters. All your devices will be signed out.',
  password: 'New password',
  again: 'New password again',
  show: 'Show passwords',
  submit: 'Change password',
  needsScript: 'Please enable JavaScript and open the link in your mail again.',
  script: {
    incomplete: 'This link is incomplete. Please open the link in your mail again.',
    mismatch: 'The two passwords differ.',
    working: 'One moment…',
    unreachable: 'The server cannot be reached. Please try again later.',
    refused: 'The password was not changed. Please try again later.',
    answers: {
      0: 'Your password has been changed. You can sign in with it now.',
      15005: 'This password cannot be used. Please choose another one.',
      15007: 'This link is not valid. Please ask for a new one.',
      15008: 'This link has expired or was used already. Please ask for a new one.',
    },
  },
};

export const resetStrings: Readonly<Record<UiLocale, ResetStrings>> = { 'zh-CN': zhCn, en };
