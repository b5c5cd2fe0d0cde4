import { AUDIO_ANSWER, CAPTCHA_LIFE } from '../../captcha';
import { clr, described, type ApiDescription, jsonModel, member } from '../../http';
import {
  PcuserCaptchaController,
  PcuserFindPasswordController,
  PcuserUserController,
} from './pcuser-find-password.controller';
import { PcuserToLoginController } from './pcuser-tologin.controller';

const statusAndText = {
  status: member(clr.int, '0 正确, 其它为错误'),
  message: member(clr.string, '返回信息'),
};

const reply = jsonModel('PcuserReply', { ...statusAndText, data: member(clr.listOf(clr.anything), '空') });

const phoneCodeProof = jsonModel('PhoneCodeProof', {
  phone: member(clr.string, '手机号'),
  code: member(clr.string, '手机验证码'),
  uid: member(clr.string, '用户uid'),
});

/** Reply of chech_phone_code; `data` is an empty list in a failure. */
const phoneCodeReply = jsonModel('PhoneCodeReply', { ...statusAndText, data: member(phoneCodeProof) });

const phone = '13800138001';

/** 找回密码 (find password): description of the API for its documentation. */
export const pcuserApi: ApiDescription = {
  name: 'pcuser',
  title: '找回密码 /pcuser',
  english: 'Recover a password',
  about:
    'A form, JSON or a query string in, with an action that says what is asked; answers are status, message and data.',
  resultFields: { number: 'status', text: 'message' },
  journeys: [
    {
      name: '手机找回密码',
      steps: [
        { handler: 'checkLogin', body: { user_name: 'demo-pcuser' } },
        { handler: 'getVerificationCode', body: { phone, type: '10004' }, sendsTo: '+8613800138001' },
        { handler: 'chechPhoneCode', body: { phone, code: '{{code}}' }, saves: { uid: 'data.uid' } },
        {
          handler: 'findPassword',
          body: { phone, code: '{{code}}', uid: '{{uid}}', new_password: 'Regained2' },
          setsPassword: 'Regained2',
        },
      ],
    },
    {
      name: '邮箱找回密码',
      steps: [
        { handler: 'draw' },
        {
          handler: 'sendEmail',
          body: { email: 'demo-pcuser@example.com', code: '{{captcha}}' },
          sendsTo: 'demo-pcuser@example.com',
        },
        {
          handler: 'findEmailPassword',
          body: {
            token: '{{link_token}}',
            timestamp: '{{link_timestamp}}',
            uid: '{{link_uid}}',
            new_password: 'Regained2',
          },
        },
      ],
    },
  ],
  groups: [
    {
      name: 'pcuser',
      about: '找回密码',
      english: 'Recover a password',
      controllers: [
        described(PcuserToLoginController, {
          checkLogin: { summary: '用户账号校验接口地址', english: 'Check a user name', reply },
          getVerificationCode: { summary: '发送手机验证码接口地址', english: 'Send a code to a phone', reply },
        }),
        described(PcuserFindPasswordController, {
          sendEmail: {
            summary: '发送邮件找回密码地址',
            english: 'Send a recovery link by e-mail',
            note: `code is the answer to a picture of GET pcuser-captcha, whose cookie captcha comes with it. ${CAPTCHA_LIFE}`,
            wantsCookie: 'captcha',
            reply,
          },
          chechPhoneCode: {
            summary: '点击下一步校验手机验证码接口地址',
            english: 'Verify the code of a phone',
            reply: phoneCodeReply,
          },
          findPassword: { summary: '手机号找回密码接口地址', english: 'Set a new password by phone', reply },
        }),
        described(PcuserUserController, {
          findEmailPassword: { summary: '邮箱找回密码接口地址', english: 'Set a new password by e-mail', reply },
        }),
        described(PcuserCaptchaController, {
          draw: {
            summary: '图片验证码',
            english: 'Captcha picture',
            note: `The picture belongs to the cookie captcha, which find_password_send_email asks for together with the code. ${CAPTCHA_LIFE}`,
            setsCookie: 'captcha',
            alternative: AUDIO_ANSWER,
          },
        }),
      ],
    },
  ],
};
