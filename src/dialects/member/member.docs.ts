import { AUDIO_ANSWER, CAPTCHA_LIFE } from '../../captcha';
import { described, type ApiDescription } from '../../http';
import { MemberAccountController } from './member-account.controller';
import { MemberCodeController } from './member-code.controller';

const SHELL = [
  'T=$(date -u +%Y%m%d%H%M%S) R=$(shuf -i 10000-99999 -n 1)',
  "M=$(printf 'random=%s&timestamp=%s&terminal=1' $R $T | md5sum | cut -c1-32)",
  "S=$(printf %s $M | openssl dgst -sha256 -hmac YOUR_KEY | sed 's/.* //')",
];

/** In a block: Postman's sandbox has a global CryptoJS, and newman runs all scripts in one scope. */
const SCRIPT = [
  '{',
  "  const CryptoJS = require('crypto-js');",
  "  const time = new Date().toISOString().replace(/\\D/g, '').slice(0, 14);",
  '  const random = String(10000 + Math.floor(Math.random() * 10000));',
  '  const digest = CryptoJS.MD5(`random=${random}&timestamp=${time}&terminal=1`).toString();',
  "  pm.variables.set('time_stamp', time);",
  "  pm.variables.set('random', random);",
  "  pm.variables.set('sign', CryptoJS.HmacSHA256(digest, pm.variables.get('signKey')).toString());",
  '}',
];

const signed = { terminal: 1, time_stamp: '20260102030405', random: 12345, sign: '' };
const demo = { ...signed, username: 'demo-member' };
const picture = { img_code: 'AB3CD', client: 'c395c016-ad85-40d9-963b-9255d4957d4c' };
const registration = { phone_number: '13900139000' };

/** 会员 (members): description of the API for its documentation. */
export const memberApi: ApiDescription = {
  name: 'member',
  title: '会员 API /api/member',
  english: 'Members',
  about:
    'Signed requests in JSON, XML and forms; answers in JSON or XML are code, message and data, and code 1 is success.',
  resultFields: { number: 'code', text: 'message' },
  signing: {
    field: 'sign',
    about:
      'sign is the HMAC-SHA-256, under the key of the app, of the MD5 of random=…&timestamp=…&terminal=… with the ' +
      'values of random, time_stamp and terminal; both in lower-case hexadecimal. time_stamp is UTC, yyyyMMddHHmmss, ' +
      'and at most five minutes off; every request draws another random. What npm start starts signs with dev-sign-key.',
    example: SHELL.join('\n'),
    fields: { time_stamp: '$T', random: '$R', sign: '$S' },
    script: SCRIPT.join('\n'),
  },
  journeys: [
    {
      name: '找回密码',
      steps: [
        { handler: 'imgCode' },
        {
          handler: 'retrieveSendCode',
          body: { ...demo, phone_number: '13800138003', ...picture, img_code: '{{captcha}}' },
          sendsTo: '+8613800138003',
        },
        { handler: 'retrieveUpdate', body: { ...demo, code: '{{code}}', new_password: 'Regained5' } },
        { handler: 'login', body: { ...demo, password: 'Regained5', verification_code: '' } },
      ],
    },
  ],
  groups: [
    {
      name: 'Member',
      about: '会员',
      english: 'Members',
      controllers: [
        described(MemberCodeController, {
          retrieveSendCode: {
            summary: '找回密码发送验证码',
            english: 'Send a code to recover a password',
            example: { ...demo, phone_number: '13800138003', ...picture },
          },
          signupSendCode: {
            summary: '注册发送验证码',
            english: 'Send a code to register',
            example: { ...signed, ...registration, ...picture },
          },
          imgCode: {
            summary: '图片验证码',
            english: 'Captcha picture',
            note:
              'The picture belongs to the client that is named; without one to the browser, which gets the cookie captcha ' +
              `that api/member/login asks for. ${CAPTCHA_LIFE}`,
            setsCookie: 'captcha',
            alternative: AUDIO_ANSWER,
          },
        }),
        described(MemberAccountController, {
          retrieveUpdate: {
            summary: '找回密码——修改密码',
            english: 'Recover a password: set a new one',
            note: 'code is the one that the phone got, not the answer to a picture.',
            example: { ...demo, code: '123456', new_password: 'Regained5' },
          },
          validCode: {
            summary: '验证手机验证码(APP专用)',
            english: 'Verify the code of a phone, for apps',
            example: { ...signed, ...registration, code: '123456' },
          },
          signup: {
            summary: '会员注册',
            english: 'Register a member',
            example: {
              ...{ ...signed, ...registration, username: 'ada', password: 'Regained5', code: '123456' },
              ...{ name: '', identity_card_type: 1, identity_card_number: '', email: 'ada@example.com' },
            },
          },
          login: {
            summary: '会员登录',
            english: 'Log in',
            note:
              'verification_code may be empty until too many passwords were wrong; from then on it is the answer to a ' +
              `picture of GET api/member/imgcode, whose cookie captcha comes with it. ${CAPTCHA_LIFE}`,
            wantsCookie: 'captcha',
            example: { ...demo, password: 'Demo12345', verification_code: '' },
          },
        }),
      ],
    },
  ],
};
