import type { LocaleStrings } from '../template-strings';

const VALID = '验证码 {{minutes}} 分钟内有效。请勿告诉任何人，我们的工作人员也不会向您索取。';
const PASSWORD_STAYS = '如果不是您本人操作，请忽略本邮件，您的密码不会改变。';
const REFERENCE = '编号：{{reference}}';

export const zhCn: LocaleStrings = {
  'recover-code': {
    sms: '【{{service}}】找回密码验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 找回密码验证码（{{reference}}）',
    paragraphs: ['您正在找回 {{service}} 账号的密码，验证码是：', '{{code}}', VALID, PASSWORD_STAYS, REFERENCE],
  },
  'change-code': {
    sms: '【{{service}}】修改密码验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 修改密码验证码（{{reference}}）',
    paragraphs: ['您正在修改 {{service}} 账号的密码，验证码是：', '{{code}}', VALID, PASSWORD_STAYS, REFERENCE],
  },
  'sign-in-code': {
    sms: '【{{service}}】登录验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 登录验证码（{{reference}}）',
    paragraphs: [
      '您正在登录 {{service}} 账号，验证码是：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，请忽略本邮件，没有验证码无法登录。',
      REFERENCE,
    ],
  },
  'bind-code': {
    sms: '【{{service}}】绑定验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 绑定验证码（{{reference}}）',
    paragraphs: [
      '您正在把此联系方式绑定到 {{service}} 账号，验证码是：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，请忽略本邮件，没有验证码不会有任何改变。',
      REFERENCE,
    ],
  },
  'register-code': {
    sms: '【{{service}}】注册账号验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 注册验证码（{{reference}}）',
    paragraphs: [
      '您正在注册 {{service}} 账号，验证码是：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，请忽略本邮件，不会为您创建账号。',
      REFERENCE,
    ],
  },
  'verify-code': {
    sms: '【{{service}}】验证码{{code}}，{{minutes}}分钟内有效，请勿告诉他人。编号{{reference}}',
    subject: '{{service}} 验证码（{{reference}}）',
    paragraphs: [
      '您正在 {{service}} 验证此邮箱，验证码是：',
      '{{code}}',
      VALID,
      '如果不是您本人操作，请忽略本邮件。',
      REFERENCE,
    ],
  },
  'already-registered': {
    sms: '【{{service}}】该号码已有账号。如果是您在注册，请直接登录或找回密码；如非本人操作请忽略。编号{{reference}}',
    subject: '您已有 {{service}} 账号（{{reference}}）',
    paragraphs: [
      '有人尝试用此邮箱注册 {{service}} 账号，但该邮箱已有账号。',
      '如果是您本人，请直接登录或找回密码。',
      '如果不是您本人，请忽略本邮件，账号没有任何变化。',
      REFERENCE,
    ],
  },
  'recover-link': {
    subject: '{{service}} 重置密码（{{reference}}）',
    paragraphs: [
      '您正在找回 {{service}} 账号的密码，请打开下面的链接设置新密码：',
      '{{link}}',
      '链接 {{minutes}} 分钟内有效，只能使用一次。请勿转发给任何人，我们的工作人员也不会向您索取。',
      PASSWORD_STAYS,
      REFERENCE,
    ],
    button: '设置新密码',
  },
  'password-changed': {
    sms: '【{{service}}】您的密码已修改，所有设备已退出登录。如非本人操作，请立即找回密码并联系客服。编号{{reference}}',
    subject: '您的 {{service}} 密码已修改（{{reference}}）',
    paragraphs: [
      '您的 {{service}} 账号密码刚刚被修改，所有设备已退出登录。',
      '如果是您本人操作，无需处理。',
      '如果不是您本人操作，请立即找回密码，检查绑定的手机号和邮箱，并联系客服。',
      REFERENCE,
    ],
  },
  'address-changed': {
    sms: '【{{service}}】您账号的手机号或邮箱已更改。如非本人操作，请立即找回密码并联系客服。编号{{reference}}',
    subject: '您的 {{service}} 账号联系方式已更改（{{reference}}）',
    paragraphs: [
      '您的 {{service}} 账号绑定的手机号或邮箱刚刚被更改，此联系方式不再使用。',
      '如果是您本人操作，无需处理。',
      '如果不是您本人操作，请立即找回密码，并联系客服。',
      REFERENCE,
    ],
  },
};
