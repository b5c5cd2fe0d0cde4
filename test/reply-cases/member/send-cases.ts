import { call, captcha, LANDLINE, SAYS, sendCode, sendSignupCode } from './client';
import { pictureRows, signedRows } from './common-cases';
import type { Case } from './settings';

/** How to make retrievepwd/sendcode say all that it can. */
export const RETRIEVE_SEND_CASES: readonly Case[] = [
  ...signedRows('retrievepwd/sendcode'),
  ...pictureRows('retrievepwd/sendcode', captcha),
  [
    ...SAYS.sent,
    'a member gets a code',
    async (api) => {
      const { username, phone } = await api.newAccount();
      return sendCode(api, username, phone);
    },
  ],
  [...SAYS.badParameter, 'there is no user name', (api) => sendCode(api, '', '+8613700000000')],
  [...SAYS.badParameter, 'there is no phone number', (api) => sendCode(api, 'ada', ' ')],
  [...SAYS.wrongCaptcha, 'no picture was drawn', (api) => call(api, 'retrievepwd/sendcode', { username: 'ada' })],
  [
    ...SAYS.wrongCaptcha,
    'the address has written to others, and shown no picture that counts',
    async (api) => call(api, 'retrievepwd/sendcode', { username: 'ada', ...(await captcha(api, '')) }),
  ],
  [...SAYS.unknown, 'nobody has the name', (api) => sendCode(api, 'nobody', api.freePhone())],
  [
    ...SAYS.mismatch,
    'the member has another phone',
    async (api) => sendCode(api, (await api.newAccount()).username, api.freePhone()),
  ],
  [
    ...SAYS.mismatch,
    'the member has no phone',
    async (api) => sendCode(api, (await api.newAccount({ phone: '' })).username, api.freePhone()),
  ],
  [
    ...SAYS.sendsTooOften,
    'the last code is not a minute old',
    async (api) => {
      const { username, phone } = await api.newAccount();
      await sendCode(api, username, phone);
      return sendCode(api, username, phone);
    },
  ],
  [
    ...SAYS.sendsTooOften,
    'the address has asked for too many accounts',
    async (api) => {
      await sendCode(api, 'nobody', api.freePhone());
      return sendCode(api, 'nobody', api.freePhone());
    },
    'an address may ask for one account',
  ],
  [
    ...SAYS.badNumber,
    'it is no phone number',
    async (api) => sendCode(api, (await api.newAccount()).username, '12345'),
  ],
  [
    ...SAYS.badNumber,
    'the phone gets no SMS',
    async (api) => sendCode(api, (await api.newAccount({ phone: LANDLINE })).username, LANDLINE),
  ],
  [
    ...SAYS.outage,
    'no SMS can be sent',
    async (api) => {
      const { username, phone } = await api.newAccount();
      return sendCode(api, username, phone);
    },
    'SMS is switched off',
  ],
  [
    ...SAYS.outage,
    'something is broken',
    (api) => sendCode(api, 'ada', '+8613700000000'),
    'the core is out of order behind the pictures',
  ],
];

/** How to make signup/sendcode say all that it can. */
export const SIGNUP_SEND_CASES: readonly Case[] = [
  ...signedRows('signup/sendcode'),
  ...pictureRows('signup/sendcode', captcha),
  [...SAYS.sent, 'a newcomer gets a code', (api) => sendSignupCode(api, api.freePhone())],
  [...SAYS.badParameter, 'there is no phone number', (api) => sendSignupCode(api, '')],
  [...SAYS.taken, 'the phone has an account', async (api) => sendSignupCode(api, (await api.newAccount()).phone)],
  [
    ...SAYS.sendsTooOften,
    'the last code is not a minute old',
    async (api) => {
      const phone = api.freePhone();
      await sendSignupCode(api, phone);
      return sendSignupCode(api, phone);
    },
  ],
  [...SAYS.badNumber, 'it is no phone number', (api) => sendSignupCode(api, '12345')],
  [...SAYS.badNumber, 'the phone gets no SMS', (api) => sendSignupCode(api, '+861065529989')],
  [...SAYS.outage, 'no SMS can be sent', (api) => sendSignupCode(api, api.freePhone()), 'SMS is switched off'],
];
