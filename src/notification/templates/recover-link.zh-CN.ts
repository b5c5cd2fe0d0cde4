import type { Template } from './template';

export const recoverLinkZhCn: Template = {
  email: ({ service, link, minutes, reference }) => ({
    subject: `${service} 重置密码（${reference}）`,
    opening: `您正在找回 ${service} 账号的密码，请打开下面的链接设置新密码：`,
    link: { address: link, label: '设置新密码' },
    closing: [
      `链接 ${minutes} 分钟内有效，只能使用一次。请勿转发给任何人。`,
      '如果不是您本人操作，请忽略本邮件，您的密码不会改变。',
      `编号：${reference}`,
    ],
  }),
};
