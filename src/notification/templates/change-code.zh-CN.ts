import { originBoundCode } from './origin-bound-code';
import type { Template } from './template';

export const changeCodeZhCn: Template = {
  sms: (facts) =>
    `【${facts.service}】修改密码验证码${facts.code}，${facts.minutes}分钟内有效，请勿告诉他人。编号${facts.reference}\n` +
    originBoundCode(facts),
  email: ({ service, code, minutes, reference }) => ({
    subject: `${service} 修改密码验证码（${reference}）`,
    opening: `您正在修改 ${service} 账号的密码，验证码是：`,
    code,
    closing: [
      `验证码 ${minutes} 分钟内有效。请勿告诉任何人，我们的工作人员也不会向您索取。`,
      '如果不是您本人操作，请忽略本邮件，您的密码不会改变。',
      `编号：${reference}`,
    ],
  }),
};
