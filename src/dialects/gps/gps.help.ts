import { described, type Face } from '../../wire';
import { GpsAccountController, GpsCheckController, GpsCodeController } from './gps.controller';

const STATES = [
  'State status code illustrate:',
  '0. register success',
  '1001. User name has been register',
  '1003. The user name cannot be empty',
  '3701. The captcha has expired',
  '3700. verify code is wrong',
];

/** The User API */
export const gpsFace: Face = {
  name: 'gps',
  title: 'User API /api/User',
  about: 'JSON, XML and forms in; answers in JSON or XML are State and Message, in the language of the request.',
  says: { number: 'State', text: 'Message' },
  groups: [
    {
      name: 'User',
      about: '',
      controllers: [
        described(GpsCheckController, {
          checkVaildateCodeByUser: {
            summary: 'Determine whether the user exists and the captcha is correct',
            returns: STATES.join('\n'),
          },
        }),
        described(GpsCodeController, { sendSmsCode: { summary: 'Send a verification code to a phone' } }),
        described(GpsAccountController, {
          checkUser: { summary: 'Determine whether the user exists' },
          registerNeedSmsCode: { summary: 'Register with a verification code' },
          changePasswordNeedSmsCode: { summary: 'Change the password with a verification code' },
          login: { summary: 'Login' },
        }),
      ],
    },
  ],
};
