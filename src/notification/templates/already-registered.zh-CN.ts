import type { Template } from './template';

export const alreadyRegisteredZhCn: Template = {
  sms: ({ service, reference }) =>
    `【${service}】有人尝试用此号码注册，但该号码已有账号。如是您本人，请直接登录或找回密码；如非本人操作请忽略。编号${reference}`,
  email: ({ service, reference }) => ({
    subject: `您已有 ${service} 账号（${reference}）`,
    opening: `有人尝试用此邮箱注册 ${service} 账号，但该邮箱已有账号。`,
    closing: [
      '如果是您本人，请直接登录或找回密码。',
      '如果不是您本人，请忽略此邮件，账号没有任何变化。',
      `编号：${reference}`,
    ],
  }),
};
