import { AUDIO_ANSWER, CAPTCHA_LIFE } from '../../captcha';
import { clr, described, type ApiDescription, jsonModel, member } from '../../http';
import { SmssendUserController } from './smssend-user.controller';
import { SmssendController, TIMES } from './smssend.controller';

const codeAndText = {
  code: member(clr.int, '错误码 0成功 其它失败'),
  msg: member(clr.string, '返回信息'),
};

/** Reply without data. In failures, `data` is an empty list in every reply. */
const smssendReply = jsonModel('SmssendReply', { ...codeAndText, data: member(clr.listOf(clr.anything), '空') });

const data = <T extends ReturnType<typeof jsonModel>>(name: string, model: T) =>
  jsonModel(name, { ...codeAndText, data: member(model) });

const doSendReply = data(
  'DoSendReply',
  jsonModel('DoSendData', {
    timeless: member(clr.int, '短信验证码有效期 秒'),
    nexttime: member(clr.int, '再次发短信的倒计时 秒'),
    code: member(clr.int, '验证码 【测试环境有值,有值时候可自动填写到验证码框里,空值不填写,正式环境code是空值】', {
      orBlank: true,
    }),
  }),
);

const userExistReply = data('UserExistReply', jsonModel('UserExistData', { exist: member(clr.int, '0 或 1') }));

const regReply = data('RegReply', jsonModel('RegData', { uuid: member(clr.string, '用户uuid') }));

const userLoginReply = data(
  'UserLoginReply',
  jsonModel('UserLoginData', {
    token: member(clr.string, '令牌'),
    info: member(
      jsonModel('UserLoginInfoData', {
        uuid: member(clr.string, '用户uuid'),
        username: member(clr.string, '用户username'),
        phone: member(clr.string, '手机号'),
        internationalcode: member(clr.string, '国际区号'),
        set_lang: member(clr.string, '语言'),
      }),
    ),
  }),
);

const countryCodeReply = data(
  'CountryCodeReply',
  jsonModel('CountryCodeData', {
    country_coin: member(
      clr.listOf(
        jsonModel('CountryCoin', {
          country_code: member(clr.string, '国家代码'),
          country_name: member(clr.string, '国家名称'),
          phone_code: member(clr.string, '国际区号'),
          is_sendsms: member(clr.int, '是否支持短信'),
        }),
      ),
    ),
  }),
);

const mobile = '+8613800138002';

/** 认证短信发送 (verification by SMS): description of the API for its documentation. */
export const smssendApi: ApiDescription = {
  name: 'smssend',
  title: '认证短信发送 /api/Smssend',
  english: 'Verification by SMS',
  about: 'Forms and JSON in; answers are code, msg and data, and code 0 is success.',
  resultFields: { number: 'code', text: 'msg' },
  errorCodes: 'api/Smssend/errorCodes',
  cooldownSeconds: TIMES.cooldownSeconds,
  journeys: [
    {
      name: '找回密码',
      steps: [
        { handler: 'countryCode', body: {} },
        { handler: 'userExist', body: { mobile, username: 'demo-smssend' } },
        { handler: 'doSend', body: { mobile, type: '2', internationalCode: '+86' }, sendsTo: mobile },
        {
          handler: 'reSetPass',
          body: { mobile, code: '{{code}}', newpass: 'Regained3', newpassck: 'Regained3', type: '2' },
        },
        { handler: 'userLogin', body: { mobile, pass: 'Regained3', username: 'demo-smssend' } },
      ],
    },
  ],
  groups: [
    {
      name: 'Smssend',
      about: '认证短信发送',
      english: 'Verification by SMS',
      controllers: [
        described(SmssendController, {
          doSend: { summary: '用户短信发送接口', english: 'Send a code by SMS', reply: doSendReply },
          checkImg: {
            summary: '图形验证码',
            english: 'Captcha picture',
            note: CAPTCHA_LIFE,
            alternative: AUDIO_ANSWER,
          },
          countryCode: { summary: '国际区号列表', english: 'List of calling codes', reply: countryCodeReply },
        }),
      ],
    },
    {
      name: 'user',
      about: '用户',
      english: 'Users',
      controllers: [
        described(SmssendUserController, {
          userExist: { summary: '用户是否存在', english: 'Determine whether a user exists', reply: userExistReply },
          reg: { summary: '用户注册', english: 'Register a user', reply: regReply },
          reSetPass: { summary: '找回密码', english: 'Recover a password', reply: smssendReply },
          userLogin: { summary: '用户登录', english: 'Log in', reply: userLoginReply },
        }),
      ],
    },
  ],
};
