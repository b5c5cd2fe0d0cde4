import { described, type Face } from '../../wire';
import { MemberAccountController, MemberCodeController } from './member.controller';

/** 会员 */
export const memberFace: Face = {
  name: 'member',
  title: '会员 API /api/member',
  about:
    'Signed requests in JSON, XML and forms; answers in JSON or XML are code, message and data, and code 1 is success.',
  says: { number: 'code', text: 'message' },
  groups: [
    {
      name: 'Member',
      about: '会员',
      controllers: [
        described(MemberCodeController, {
          retrieveSendCode: { summary: '找回密码发送验证码' },
          signupSendCode: { summary: '注册发送验证码' },
          imgCode: { summary: '图片验证码' },
        }),
        described(MemberAccountController, {
          retrieveUpdate: { summary: '找回密码——修改密码' },
          validCode: { summary: '验证手机验证码(APP专用)' },
          signup: { summary: '会员注册' },
          login: { summary: '会员登录' },
        }),
      ],
    },
  ],
};
