import { checkLogin, LANDLINE, REPLIES, sendCode } from './client';
import type { Case } from './settings';

/** One case for every reply of check_login. */
export const CHECK_LOGIN_CASES: readonly Case[] = [
  [...REPLIES.known, 'there is such a user', async (api) => checkLogin(api, (await api.newAccount()).username)],
  [...REPLIES.unknown, 'there is none', (api) => checkLogin(api, 'nobody')],
  [...REPLIES.unknown, 'there is no name', (api) => checkLogin(api, '')],
  [
    ...REPLIES.tooOften,
    'the address asks for too many',
    async (api) => {
      await checkLogin(api, 'nobody');
      return checkLogin(api, 'nobody else');
    },
    'an address may ask for one account',
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await checkLogin(api, 'nobody');
      return checkLogin(api, 'nobody');
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => checkLogin(api, 'ada'), 'the core is out of order'],
];

/** One case for every reply of get_verification_code. */
export const GET_VERIFICATION_CODE_CASES: readonly Case[] = [
  [...REPLIES.codeSent, 'a code is on its way', async (api) => sendCode(api, (await api.newAccount()).phone)],
  [...REPLIES.codeSent, 'a newcomer gets a code', (api) => sendCode(api, api.freePhone(), '1'), 'type 1 is served'],
  [...REPLIES.badPhone, 'there is no phone', (api) => sendCode(api, '')],
  [...REPLIES.badPhone, 'it is no phone number', (api) => sendCode(api, '12345')],
  [...REPLIES.badPurpose, 'there is no type', (api) => sendCode(api, LANDLINE, '')],
  [...REPLIES.badPurpose, 'the type is of another page', (api) => sendCode(api, LANDLINE, '10003')],
  [...REPLIES.badPurpose, 'the type is switched off', (api) => sendCode(api, LANDLINE, '1')],
  [...REPLIES.badPurpose, 'the type is no number', (api) => sendCode(api, LANDLINE, '10004 ')],
  [...REPLIES.unknown, 'nobody has the phone', (api) => sendCode(api, api.freePhone())],
  [
    ...REPLIES.taken,
    'a newcomer has an account',
    async (api) => sendCode(api, (await api.newAccount()).phone, '1'),
    'type 1 is served',
  ],
  [
    ...REPLIES.shared,
    'two users have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return sendCode(api, phone);
    },
  ],
  [
    ...REPLIES.notServed,
    'the phone gets no SMS',
    async (api) => sendCode(api, (await api.newAccount({ phone: LANDLINE })).phone),
  ],
  [
    ...REPLIES.notServed,
    'the country is not served',
    async (api) => sendCode(api, (await api.newAccount()).phone),
    'other countries are served',
  ],
  [
    ...REPLIES.codesTooOften,
    'it is asked again at once',
    async (api) => {
      const { phone } = await api.newAccount();
      await sendCode(api, phone);
      return sendCode(api, phone);
    },
  ],
  [
    ...REPLIES.codesTooOften,
    'the address writes to too many',
    async (api) => {
      await sendCode(api, (await api.newAccount()).phone);
      return sendCode(api, (await api.newAccount()).phone);
    },
    'an address may write to one target',
  ],
  [
    ...REPLIES.switchedOff,
    'no SMS can be sent',
    async (api) => sendCode(api, (await api.newAccount()).phone),
    'SMS and mail are switched off',
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await sendCode(api, LANDLINE);
      return sendCode(api, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => sendCode(api, LANDLINE), 'the core is out of order'],
];
