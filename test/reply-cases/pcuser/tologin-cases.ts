import { checkLogin, LANDLINE, SAYS, sendCode } from './client';
import type { Case } from './settings';

/** How to make check_login say all that it can. */
export const CHECK_LOGIN_CASES: readonly Case[] = [
  [...SAYS.known, 'there is such a user', async (api) => checkLogin(api, (await api.newAccount()).username)],
  [...SAYS.unknown, 'there is none', (api) => checkLogin(api, 'nobody')],
  [...SAYS.unknown, 'there is no name', (api) => checkLogin(api, '')],
  [
    ...SAYS.tooOften,
    'the address asks for too many',
    async (api) => {
      await checkLogin(api, 'nobody');
      return checkLogin(api, 'nobody else');
    },
    'an address may ask for one account',
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await checkLogin(api, 'nobody');
      return checkLogin(api, 'nobody');
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => checkLogin(api, 'ada'), 'the core is out of order'],
];

/** How to make get_verification_code say all that it can. */
export const GET_VERIFICATION_CODE_CASES: readonly Case[] = [
  [...SAYS.codeSent, 'a code is on its way', async (api) => sendCode(api, (await api.newAccount()).phone)],
  [...SAYS.codeSent, 'a newcomer gets a code', (api) => sendCode(api, api.freePhone(), '1'), 'type 1 is served'],
  [...SAYS.badPhone, 'there is no phone', (api) => sendCode(api, '')],
  [...SAYS.badPhone, 'it is no phone number', (api) => sendCode(api, '12345')],
  [...SAYS.badPurpose, 'there is no type', (api) => sendCode(api, LANDLINE, '')],
  [...SAYS.badPurpose, 'the type is of another page', (api) => sendCode(api, LANDLINE, '10003')],
  [...SAYS.badPurpose, 'the type is switched off', (api) => sendCode(api, LANDLINE, '1')],
  [...SAYS.badPurpose, 'the type is no number', (api) => sendCode(api, LANDLINE, '10004 ')],
  [...SAYS.unknown, 'nobody has the phone', (api) => sendCode(api, api.freePhone())],
  [
    ...SAYS.taken,
    'a newcomer has an account',
    async (api) => sendCode(api, (await api.newAccount()).phone, '1'),
    'type 1 is served',
  ],
  [
    ...SAYS.shared,
    'two users have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return sendCode(api, phone);
    },
  ],
  [
    ...SAYS.notServed,
    'the phone gets no SMS',
    async (api) => sendCode(api, (await api.newAccount({ phone: LANDLINE })).phone),
  ],
  [
    ...SAYS.notServed,
    'the country is not served',
    async (api) => sendCode(api, (await api.newAccount()).phone),
    'other countries are served',
  ],
  [
    ...SAYS.codesTooOften,
    'it is asked again at once',
    async (api) => {
      const { phone } = await api.newAccount();
      await sendCode(api, phone);
      return sendCode(api, phone);
    },
  ],
  [
    ...SAYS.codesTooOften,
    'the address writes to too many',
    async (api) => {
      await sendCode(api, (await api.newAccount()).phone);
      return sendCode(api, (await api.newAccount()).phone);
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.switchedOff,
    'no SMS can be sent',
    async (api) => sendCode(api, (await api.newAccount()).phone),
    'SMS and mail are switched off',
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await sendCode(api, LANDLINE);
      return sendCode(api, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => sendCode(api, LANDLINE), 'the core is out of order'],
];
