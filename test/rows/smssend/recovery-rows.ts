import { other } from '../other-code';
import { captchaFor, LANDLINE, NEW_PASSWORD, reSetPass, SAYS, userLogin, withCode, WRONG } from './client';
import type { Row } from './settings';

/** How to make reSetPass say all that it can. */
export const RESET_ROWS: readonly Row[] = [
  [
    ...SAYS.done,
    'the code is right',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      return reSetPass(rig, phone, code);
    },
  ],
  [...SAYS.badParameter, 'there is no mobile', (rig) => reSetPass(rig, '', WRONG)],
  [...SAYS.badParameter, 'there is no code', (rig) => reSetPass(rig, LANDLINE, '')],
  [...SAYS.badParameter, 'there is no password', (rig) => reSetPass(rig, LANDLINE, WRONG, { newpass: '' })],
  [...SAYS.badParameter, 'it is not repeated', (rig) => reSetPass(rig, LANDLINE, WRONG, { newpassck: '' })],
  [...SAYS.badParameter, 'the type is that of newcomers', (rig) => reSetPass(rig, LANDLINE, WRONG, { type: '1' })],
  [...SAYS.badNumber, 'it is no phone number', (rig) => reSetPass(rig, '12345', WRONG)],
  [...SAYS.wrongCode, 'nobody has the phone', (rig) => reSetPass(rig, rig.freePhone(), WRONG)],
  [...SAYS.wrongCode, 'no code was asked for', async (rig) => reSetPass(rig, (await rig.someone()).phone, WRONG)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      return reSetPass(rig, phone, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      for (let guess = 0; guess < 5; guess++) await reSetPass(rig, phone, other(code));
      return reSetPass(rig, phone, code);
    },
  ],
  [
    ...SAYS.wrongCode,
    'two users have the phone',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      await rig.someone({ phone });
      return reSetPass(rig, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code was used',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      await reSetPass(rig, phone, code);
      return reSetPass(rig, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is three minutes old',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      rig.passes(180);
      return reSetPass(rig, phone, code);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password is too short',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      return reSetPass(rig, phone, code, { newpass: 'short', newpassck: 'short' });
    },
  ],
  [...SAYS.passwordsDiffer, 'the passwords differ', (rig) => reSetPass(rig, LANDLINE, WRONG, { newpassck: WRONG })],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await reSetPass(rig, LANDLINE, WRONG);
      return reSetPass(rig, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => reSetPass(rig, LANDLINE, WRONG), 'the core is out of order'],
];

/** How to make userLogin say all that it can. */
export const LOGIN_ROWS: readonly Row[] = [
  [
    ...SAYS.done,
    'the password is right',
    async (rig) => {
      const { username, password } = await rig.someone();
      return userLogin(rig, { username, pass: password });
    },
  ],
  [...SAYS.badParameter, 'there is no name and no phone', (rig) => userLogin(rig, { pass: NEW_PASSWORD })],
  [...SAYS.badParameter, 'there is no password', (rig) => userLogin(rig, { username: 'ada', pass: '' })],
  [...SAYS.wrongCredentials, 'nobody has the name', (rig) => userLogin(rig, { username: 'nobody', pass: WRONG })],
  [
    ...SAYS.wrongCredentials,
    'the password is wrong',
    async (rig) => userLogin(rig, { username: (await rig.someone()).username, pass: WRONG }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'a captcha is answered wrong',
    async (rig) => userLogin(rig, { username: 'ada', pass: WRONG, ...(await captchaFor(rig, 'login', WRONG)) }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'the captcha was drawn for another call',
    async (rig) => userLogin(rig, { username: 'ada', pass: WRONG, ...(await captchaFor(rig, 'cleardev')) }),
  ],
  [
    ...SAYS.wrongCaptcha,
    'two passwords were wrong',
    async (rig) => {
      const { username, password } = await rig.someone();
      for (let failure = 0; failure < 2; failure++) await userLogin(rig, { username, pass: WRONG });
      return userLogin(rig, { username, pass: password });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...SAYS.done,
    'two passwords were wrong, and the captcha is right',
    async (rig) => {
      const { username, password } = await rig.someone();
      for (let failure = 0; failure < 2; failure++) await userLogin(rig, { username, pass: WRONG });
      return userLogin(rig, { username, pass: password, ...(await captchaFor(rig, 'login')) });
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...SAYS.wrongCaptcha,
    'there is no captcha',
    (rig) => userLogin(rig, { username: 'ada', pass: WRONG }),
    'every call wants a captcha',
  ],
  [
    ...SAYS.tooOften,
    'five passwords in a row were wrong',
    async (rig) => {
      const { username } = await rig.someone();
      for (let failure = 0; failure < 5; failure++) await userLogin(rig, { username, pass: WRONG });
      return userLogin(rig, { username, pass: WRONG });
    },
  ],
  [
    ...SAYS.outage,
    'the core cannot be asked',
    (rig) => userLogin(rig, { username: 'ada', pass: WRONG }),
    'the core is out of order',
  ],
];
