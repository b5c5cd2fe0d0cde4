import { described, type Face } from '../../wire';
import { MemberAccountController, MemberCodeController } from './member.controller';

const SHELL = [
  'T=$(date -u +%Y%m%d%H%M%S)',
  "M=$(printf 'random=12345&timestamp=%s&terminal=1' $T | md5sum | cut -c1-32)",
  "printf %s $M | openssl dgst -sha256 -hmac dev-sign-key | sed 's/.* //'",
];

const SCRIPT = [
  "const CryptoJS = require('crypto-js');",
  "const time = new Date().toISOString().replace(/\\D/g, '').slice(0, 14);",
  'const random = String(10000 + Math.floor(Math.random() * 10000));',
  'const digest = CryptoJS.MD5(`random=${random}&timestamp=${time}&terminal=1`).toString();',
  "pm.variables.set('time_stamp', time);",
  "pm.variables.set('random', random);",
  "pm.variables.set('sign', CryptoJS.HmacSHA256(digest, pm.variables.get('signKey')).toString());",
];

/** 会员 */
export const memberFace: Face = {
  name: 'member',
  title: '会员 API /api/member',
  about:
    'Signed requests in JSON, XML and forms; answers in JSON or XML are code, message and data, and code 1 is success.',
  says: { number: 'code', text: 'message' },
  signing: {
    field: 'sign',
    about:
      'sign is the HMAC-SHA-256, under the key of the app, of the MD5 of random=…&timestamp=…&terminal=… with the ' +
      'values of random, time_stamp and terminal; both in lower-case hexadecimal. time_stamp is UTC, yyyyMMddHHmmss, ' +
      'and at most five minutes off; every request draws another random.',
    example: SHELL.join('\n'),
    fields: ['time_stamp', 'random', 'sign'],
    script: SCRIPT.join('\n'),
  },
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
