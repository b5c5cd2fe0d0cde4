import type { Template } from './template';

export const passwordChangedZhCn: Template = {
  sms: ({ service, reference }) =>
    `【${service}】您的密码已修改，所有设备已退出登录。如非本人操作，请立即重新找回密码并联系客服。编号${reference}`,
  email: ({ service, reference }) => ({
    subject: `您的 ${service} 密码已修改（${reference}）`,
    opening: `您的 ${service} 账号密码刚刚被修改，所有设备已退出登录。`,
    closing: [
      '如果是您本人操作，无需处理。',
      '如果不是您本人操作，请立即重新找回密码，检查绑定的手机号和邮箱，并联系客服。',
      `编号：${reference}`,
    ],
  }),
};
