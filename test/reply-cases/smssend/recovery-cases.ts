import { other } from '../other-code';
import { captchaFor, LANDLINE, NEW_PASSWORD, reSetPass, SAYS, userLogin, withCode, WRONG } from './client';
import type { Case } from './settings';

/** How to make reSetPass say all that it can. */
export const RESET_CASES: readonly Case[] = [
  [
    ...SAYS.done,
    'the code is right',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, code);
    },
  ],
  [...SAYS.badParameter, 'there is no mobile', (api) => reSetPass(api, '', WRONG)],
  [...SAYS.badParameter, 'there is no code', (api) => reSetPass(api, LANDLINE, '')],
  [...SAYS.badParameter, 'there is no password', (api) => reSetPass(api, LANDLINE, WRONG, { newpass: '' })],
  [...SAYS.badParameter, 'it is not repeated', (api) => reSetPass(api, LANDLINE, WRONG, { newpassck: '' })],
  [...SAYS.badParameter, 'the type is that of newcomers', (api) => reSetPass(api, LANDLINE, WRONG, { type: '1' })],
  [...SAYS.badNumber, 'it is no phone number', (api) => reSetPass(api, '12345', WRONG)],
  [...SAYS.wrongCode, 'nobody has the phone', (api) => reSetPass(api, api.freePhone(), WRONG)],
  [...SAYS.wrongCode, 'no code was asked for', async (api) => reSetPass(api, (await api.newAccount()).phone, WRONG)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { phone, code } = await withCode(api);
      for (let guess = 0; guess < 5; guess++) await reSetPass(api, phone, other(code));
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...SAYS.wrongCode,
    'two users have the phone',
    async (api) => {
      const { phone, code } = await withCode(api);
      await api.newAccount({ phone });
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code was used',
    async (api) => {
      const { phone, code } = await withCode(api);
      await reSetPass(api, phone, code);
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is three minutes old',
    async (api) => {
      const { phone, code } = await withCode(api);
      api.advance(180);
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password is too short',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, code, { newpass: 'short', newpassck: 'short' });
    },
  ],
  [...SAYS.passwordsDiffer, 'the passwords differ', (api) => reSetPass(api, LANDLINE, WRONG, { newpassck: WRONG })],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await reSetPass(api, LANDLINE, WRONG);
      return reSetPass(api, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => reSetPass(api, LANDLINE, WRONG), 'the core is out of order'],
];

/** How to make userLogin say all that it can. */
export const LOGIN_CASES: readonly Case[] = [
  [
    ...SAYS.done,
    'the password is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      return userLogin(api, { username, pass: password });
    },
  ],
  [...SAYS.badParameter, 'there is no name and no phone', (api) => userLogin(api, { pass: NEW_PASSWORD })],
  [...SAYS.badParameter, 'there is no password', (api) => userLogin(api, { username: 'ada', pass: '' })],
  [...SAYS.wrongCredentials, 'nobody has the name', (api) => userLogin(api, { username: 'nobody', pass: WRONG })],
  [
    ...SAYS.wrongCredentials,
    'the password is wrong',
    async (api) => userLogin(api, { username: (await api.newAccount()).username, pass: WRONG }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'a captcha is answered wrong',
    async (api) => userLogin(api, { username: 'ada', pass: WRONG, ...(await captchaFor(api, 'login', WRONG)) }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha was drawn for another call',
    async (api) => userLogin(api, { username: 'ada', pass: WRONG, ...(await captchaFor(api, 'cleardev')) }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'two passwords were wrong',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let failure = 0; failure < 2; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: password });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...SAYS.done,
    'two passwords were wrong, and the captcha is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let failure = 0; failure < 2; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: password, ...(await captchaFor(api, 'login')) });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...SAYS.wrongCaptcha,
    'there is no captcha',
    (api) => userLogin(api, { username: 'ada', pass: WRONG }),
    'every call wants a captcha',
  ],
  [
    ...SAYS.tooOften,
    'five passwords in a row were wrong',
    async (api) => {
      const { username } = await api.newAccount();
      for (let failure = 0; failure < 5; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: WRONG });
    },
  ],
  [
    ...SAYS.outage,
    'the core cannot be asked',
    (api) => userLogin(api, { username: 'ada', pass: WRONG }),
    'the core is out of order',
  ],
];
