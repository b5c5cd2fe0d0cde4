import { other } from '../other-code';
import { captchaFor, LANDLINE, NEW_PASSWORD, reSetPass, REPLIES, userLogin, withCode, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of reSetPass. */
export const RESET_CASES: readonly Case[] = [
  [
    ...REPLIES.done,
    'the code is right',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, code);
    },
  ],
  [...REPLIES.badParameter, 'there is no mobile', (api) => reSetPass(api, '', WRONG)],
  [...REPLIES.badParameter, 'there is no code', (api) => reSetPass(api, LANDLINE, '')],
  [...REPLIES.badParameter, 'there is no password', (api) => reSetPass(api, LANDLINE, WRONG, { newpass: '' })],
  [...REPLIES.badParameter, 'it is not repeated', (api) => reSetPass(api, LANDLINE, WRONG, { newpassck: '' })],
  [...REPLIES.badParameter, 'the type is that of newcomers', (api) => reSetPass(api, LANDLINE, WRONG, { type: '1' })],
  [...REPLIES.badNumber, 'it is no phone number', (api) => reSetPass(api, '12345', WRONG)],
  [...REPLIES.wrongCode, 'nobody has the phone', (api) => reSetPass(api, api.freePhone(), WRONG)],
  [...REPLIES.wrongCode, 'no code was asked for', async (api) => reSetPass(api, (await api.newAccount()).phone, WRONG)],
  [
    ...REPLIES.wrongCode,
    'the code is wrong',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, other(code));
    },
  ],
  [
    ...REPLIES.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { phone, code } = await withCode(api);
      for (let guess = 0; guess < 5; guess++) await reSetPass(api, phone, other(code));
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...REPLIES.wrongCode,
    'two users have the phone',
    async (api) => {
      const { phone, code } = await withCode(api);
      await api.newAccount({ phone });
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code was used',
    async (api) => {
      const { phone, code } = await withCode(api);
      await reSetPass(api, phone, code);
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code is three minutes old',
    async (api) => {
      const { phone, code } = await withCode(api);
      api.advance(180);
      return reSetPass(api, phone, code);
    },
  ],
  [
    ...REPLIES.badPassword,
    'the password is too short',
    async (api) => {
      const { phone, code } = await withCode(api);
      return reSetPass(api, phone, code, { newpass: 'short', newpassck: 'short' });
    },
  ],
  [...REPLIES.passwordsDiffer, 'the passwords differ', (api) => reSetPass(api, LANDLINE, WRONG, { newpassck: WRONG })],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await reSetPass(api, LANDLINE, WRONG);
      return reSetPass(api, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => reSetPass(api, LANDLINE, WRONG), 'the core is out of order'],
];

/** One case for every reply of userLogin. */
export const LOGIN_CASES: readonly Case[] = [
  [
    ...REPLIES.done,
    'the password is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      return userLogin(api, { username, pass: password });
    },
  ],
  [...REPLIES.badParameter, 'there is no name and no phone', (api) => userLogin(api, { pass: NEW_PASSWORD })],
  [...REPLIES.badParameter, 'there is no password', (api) => userLogin(api, { username: 'ada', pass: '' })],
  [...REPLIES.wrongCredentials, 'nobody has the name', (api) => userLogin(api, { username: 'nobody', pass: WRONG })],
  [
    ...REPLIES.wrongCredentials,
    'the password is wrong',
    async (api) => userLogin(api, { username: (await api.newAccount()).username, pass: WRONG }),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'a captcha is answered wrong',
    async (api) => userLogin(api, { username: 'ada', pass: WRONG, ...(await captchaFor(api, 'login', WRONG)) }),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'the captcha was drawn for another call',
    async (api) => userLogin(api, { username: 'ada', pass: WRONG, ...(await captchaFor(api, 'cleardev')) }),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'two passwords were wrong',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let failure = 0; failure < 2; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: password });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...REPLIES.done,
    'two passwords were wrong, and the captcha is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let failure = 0; failure < 2; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: password, ...(await captchaFor(api, 'login')) });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...REPLIES.wrongCaptcha,
    'there is no captcha',
    (api) => userLogin(api, { username: 'ada', pass: WRONG }),
    'every call wants a captcha',
  ],
  [
    ...REPLIES.tooOften,
    'five passwords in a row were wrong',
    async (api) => {
      const { username } = await api.newAccount();
      for (let failure = 0; failure < 5; failure++) await userLogin(api, { username, pass: WRONG });
      return userLogin(api, { username, pass: WRONG });
    },
  ],
  [
    ...REPLIES.outage,
    'the core cannot be asked',
    (api) => userLogin(api, { username: 'ada', pass: WRONG }),
    'the core is out of order',
  ],
];
