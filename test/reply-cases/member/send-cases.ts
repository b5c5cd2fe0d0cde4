import { call, captcha, LANDLINE, REPLIES, sendCode, sendSignupCode } from './client';
import { pictureRows, signedRows } from './common-cases';
import type { Case } from './settings';

/** One case for every reply of retrievepwd/sendcode. */
export const RETRIEVE_SEND_CASES: readonly Case[] = [
  ...signedRows('retrievepwd/sendcode'),
  ...pictureRows('retrievepwd/sendcode', captcha),
  [
    ...REPLIES.sent,
    'a member gets a code',
    async (api) => {
      const { username, phone } = await api.newAccount();
      return sendCode(api, username, phone);
    },
  ],
  [...REPLIES.badParameter, 'there is no user name', (api) => sendCode(api, '', '+8613700000000')],
  [...REPLIES.badParameter, 'there is no phone number', (api) => sendCode(api, 'ada', ' ')],
  [...REPLIES.wrongCaptcha, 'no picture was drawn', (api) => call(api, 'retrievepwd/sendcode', { username: 'ada' })],
  [
    ...REPLIES.wrongCaptcha,
    'the address has written to others, and shown no picture that counts',
    async (api) => call(api, 'retrievepwd/sendcode', { username: 'ada', ...(await captcha(api, '')) }),
  ],
  [...REPLIES.unknown, 'nobody has the name', (api) => sendCode(api, 'nobody', api.freePhone())],
  [
    ...REPLIES.mismatch,
    'the member has another phone',
    async (api) => sendCode(api, (await api.newAccount()).username, api.freePhone()),
  ],
  [
    ...REPLIES.mismatch,
    'the member has no phone',
    async (api) => sendCode(api, (await api.newAccount({ phone: '' })).username, api.freePhone()),
  ],
  [
    ...REPLIES.sendsTooOften,
    'the last code is not a minute old',
    async (api) => {
      const { username, phone } = await api.newAccount();
      await sendCode(api, username, phone);
      return sendCode(api, username, phone);
    },
  ],
  [
    ...REPLIES.sendsTooOften,
    'the address has asked for too many accounts',
    async (api) => {
      await sendCode(api, 'nobody', api.freePhone());
      return sendCode(api, 'nobody', api.freePhone());
    },
    'an address may ask for one account',
  ],
  [
    ...REPLIES.badNumber,
    'it is no phone number',
    async (api) => sendCode(api, (await api.newAccount()).username, '12345'),
  ],
  [
    ...REPLIES.badNumber,
    'the phone gets no SMS',
    async (api) => sendCode(api, (await api.newAccount({ phone: LANDLINE })).username, LANDLINE),
  ],
  [
    ...REPLIES.outage,
    'no SMS can be sent',
    async (api) => {
      const { username, phone } = await api.newAccount();
      return sendCode(api, username, phone);
    },
    'SMS is switched off',
  ],
  [
    ...REPLIES.outage,
    'something is broken',
    (api) => sendCode(api, 'ada', '+8613700000000'),
    'the core is out of order behind the pictures',
  ],
];

/** One case for every reply of signup/sendcode. */
export const SIGNUP_SEND_CASES: readonly Case[] = [
  ...signedRows('signup/sendcode'),
  ...pictureRows('signup/sendcode', captcha),
  [...REPLIES.sent, 'a newcomer gets a code', (api) => sendSignupCode(api, api.freePhone())],
  [...REPLIES.badParameter, 'there is no phone number', (api) => sendSignupCode(api, '')],
  [...REPLIES.taken, 'the phone has an account', async (api) => sendSignupCode(api, (await api.newAccount()).phone)],
  [
    ...REPLIES.sendsTooOften,
    'the last code is not a minute old',
    async (api) => {
      const phone = api.freePhone();
      await sendSignupCode(api, phone);
      return sendSignupCode(api, phone);
    },
  ],
  [...REPLIES.badNumber, 'it is no phone number', (api) => sendSignupCode(api, '12345')],
  [...REPLIES.badNumber, 'the phone gets no SMS', (api) => sendSignupCode(api, '+861065529989')],
  [...REPLIES.outage, 'no SMS can be sent', (api) => sendSignupCode(api, api.freePhone()), 'SMS is switched off'],
];
