import { clr, described, type ApiDescription, jsonModel, member } from '../../http';
import { SystemsController, TIMES } from './systems.controller';

const reply = jsonModel('SystemsReply', {
  code: member(clr.int, '0 成功, 1 失败'),
  msg: member(clr.int, '错误码'),
  info: member(clr.string, '返回信息, 错误描述; 验证验证码成功时为修改密码令牌'),
});

/** 忘记密码 (forgotten password): description of the API for its documentation. */
export const systemsApi: ApiDescription = {
  name: 'systems',
  title: '忘记密码 /Systems',
  english: 'Forgotten password',
  about: 'JSON in, whatever the Content-Type says; answers are code, msg and info, and clients branch on msg.',
  resultFields: { number: 'msg', text: 'info' },
  errorCodes: 'Systems/errorCodes',
  cooldownSeconds: TIMES.cooldownSeconds,
  journeys: [
    {
      name: '忘记密码',
      steps: [
        { handler: 'send', body: { username: 'demo', mobile_phone: '13800138000' }, sendsTo: '+8613800138000' },
        {
          handler: 'verify',
          body: { username: 'demo', verification_code: '{{code}}' },
          saves: { proof: 'info' },
        },
        {
          handler: 'change',
          body: { username: 'demo', Verification_char: '{{proof}}', new_password: 'Regained1' },
          setsPassword: 'Regained1',
        },
      ],
    },
  ],
  groups: [
    {
      name: 'Systems',
      about: '忘记密码',
      english: 'Forgotten password',
      controllers: [
        described(SystemsController, {
          send: { summary: '发送短信', english: 'Send a code by SMS', reply },
          verify: { summary: '验证验证码', english: 'Verify the code', reply },
          change: {
            summary: '修改密码',
            english: 'Change the password',
            returns: '密码只支持英文字母和数字6~15位',
            reply,
          },
        }),
      ],
    },
  ],
};
