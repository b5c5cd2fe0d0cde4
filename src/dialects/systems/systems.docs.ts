import { clr, described, type ApiDescription, jsonModel, member } from '../../http';
import { SystemsController } from './systems.controller';

const reply = jsonModel('SystemsReply', {
  code: member(clr.int, '0 成功, 1 失败'),
  msg: member(clr.int, '错误码'),
  info: member(clr.string, '返回信息, 错误描述; 验证验证码成功时为修改密码令牌'),
});

/** 忘记密码 (forgotten password): description of the API for its documentation. */
export const systemsApi: ApiDescription = {
  name: 'systems',
  title: '忘记密码 /Systems',
  about: 'JSON in, whatever the Content-Type says; answers are code, msg and info, and clients branch on msg.',
  resultFields: { number: 'msg', text: 'info' },
  errorCodes: 'Systems/errorCodes',
  groups: [
    {
      name: 'Systems',
      about: '忘记密码',
      controllers: [
        described(SystemsController, {
          send: { summary: '发送短信', reply },
          verify: { summary: '验证验证码', reply },
          change: { summary: '修改密码', returns: '密码只支持英文字母和数字6~15位', reply },
        }),
      ],
    },
  ],
};
