import { described, type ApiDescription } from '../../http';
import { GpsAccountController } from './gps-account.controller';
import { GpsCheckController, GpsCodeController } from './gps-code.controller';

const STATES = [
  'State status code illustrate:',
  '0. register success',
  '1001. User name has been register',
  '1003. The user name cannot be empty',
  '3701. The captcha has expired',
  '3700. verify code is wrong',
];

const client = { Language: 'en', AppId: '' };
const visitor = { ...client, Token: '' };
const registration = { LoginName: '13900139000', SMSCode: '123456' };
const nobodyElse = { ThirdName: '', ThirdID: '', ThirdType: '', ThirdImg: '' };

/** The User API: description of the API for its documentation. */
export const gpsApi: ApiDescription = {
  name: 'gps',
  title: 'User API /api/User',
  about: 'JSON, XML and forms in; answers in JSON or XML are State and Message, in the language of the request.',
  resultFields: { number: 'State', text: 'Message' },
  journeys: [
    {
      name: 'Password by code',
      steps: [
        {
          handler: 'sendSmsCode',
          body: { ...visitor, Phone: '13800138004', VildateSence: 2 },
          sendsTo: '+8613800138004',
        },
        {
          handler: 'checkVaildateCodeByUser',
          body: { ...client, Type: 2, LoginName: 'demo-gps', SMSCode: '{{code}}' },
        },
        {
          handler: 'changePasswordNeedSmsCode',
          body: { ...visitor, LoginName: 'demo-gps', NewPass: 'Regained4', SMSCode: '{{code}}' },
        },
        {
          handler: 'login',
          body: {
            ...{ ...client, Name: 'demo-gps', Pass: 'Regained4', LoginType: 0 },
            ...{ PushId: '', FcmId: '', Version: 1 },
          },
        },
      ],
    },
  ],
  groups: [
    {
      name: 'User',
      about: '',
      english: 'Registration, codes, passwords and logins of users',
      controllers: [
        described(GpsCheckController, {
          checkVaildateCodeByUser: {
            summary: 'Determine whether the user exists and the captcha is correct',
            returns: STATES.join('\n'),
            example: { ...client, Type: 2, LoginName: 'demo-gps', SMSCode: '123456' },
          },
        }),
        described(GpsCodeController, {
          sendSmsCode: {
            summary: 'Send a verification code to a phone',
            example: { ...visitor, Phone: '13800138004', VildateSence: 2 },
          },
        }),
        described(GpsAccountController, {
          checkUser: {
            summary: 'Determine whether the user exists',
            example: { ...visitor, LoginName: 'demo-gps' },
          },
          registerNeedSmsCode: {
            summary: 'Register with a verification code',
            example: {
              ...{ ...client, ...registration, ...nobodyElse, Username: 'ada', Password: 'Regained4', Email: '' },
              ...{ SerialNumber: '', Contact: '', ContactPhone: '' },
            },
          },
          changePasswordNeedSmsCode: {
            summary: 'Change the password with a verification code',
            example: { ...visitor, LoginName: 'demo-gps', NewPass: 'Regained4', SMSCode: '123456' },
          },
          login: {
            summary: 'Login',
            example: {
              ...{ ...client, Name: 'demo-gps', Pass: 'Demo12345', LoginType: 0 },
              ...{ PushId: '', FcmId: '', Version: 1 },
            },
          },
        }),
      ],
    },
  ],
};
