import { checkImg, countryCode, LANDLINE, registration, NEW_PASSWORD, reg, REPLIES, userExist, WRONG } from './client';
import { other } from '../other-code';
import type { Case } from './settings';

/** One case for every reply of checkImg that is no picture. */
export const CHECK_IMG_CASES: readonly Case[] = [
  [...REPLIES.badParameter, 'the picture has no name', (api) => checkImg(api, '', 'reg')],
  [...REPLIES.badParameter, 'nothing needs such a picture', (api) => checkImg(api, 'one', 'register')],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await checkImg(api, 'one', 'reg');
      return checkImg(api, 'one', 'reg');
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'nothing can be drawn', (api) => checkImg(api, 'one', 'reg'), 'the core is out of order'],
];

/** One case for every reply of userExist. */
export const USER_EXIST_CASES: readonly Case[] = [
  [...REPLIES.done, 'it is asked about a name', (api) => userExist(api, { username: 'nobody' })],
  [...REPLIES.badParameter, 'it is asked about nothing', (api) => userExist(api, { username: '', mobile: '' })],
  [
    ...REPLIES.tooOften,
    'the address asks for too many',
    async (api) => {
      await userExist(api, { username: 'nobody' });
      return userExist(api, { username: 'nobody else' });
    },
    'an address may ask for one account',
  ],
  [
    ...REPLIES.outage,
    'the core cannot be asked',
    (api) => userExist(api, { mobile: LANDLINE }),
    'the core is out of order',
  ],
];

const madeUp = { mobile: '+8613700000000', mobilecode: WRONG };

/** One case for every reply of reg. */
export const REG_CASES: readonly Case[] = [
  [...REPLIES.done, 'the code is right', async (api) => reg(api, await registration(api))],
  ...['username', 'mobile', 'mobilecode', 'pass', 'passcheck'].map((name): Case => [
    ...REPLIES.badParameter,
    `there is no ${name}`,
    (api) => reg(api, { ...madeUp, [name]: '' }),
  ]),
  [
    ...REPLIES.badParameter,
    'the name can be none',
    async (api) => reg(api, { ...(await registration(api)), username: 'ada lovelace' }),
  ],
  [...REPLIES.badNumber, 'it is no phone number', (api) => reg(api, { ...madeUp, mobile: '12345' })],
  [...REPLIES.badNumber, 'mobile and country disagree', (api) => reg(api, { ...madeUp, internationalcode: '+855' })],
  [
    ...REPLIES.taken,
    'the phone has an account',
    async (api) => reg(api, { ...madeUp, mobile: (await api.newAccount()).phone }),
  ],
  [
    ...REPLIES.taken,
    'the name has an account',
    async (api) => reg(api, { ...(await registration(api)), username: (await api.newAccount()).username }),
  ],
  [...REPLIES.wrongCode, 'no code was asked for', (api) => reg(api, madeUp)],
  [
    ...REPLIES.wrongCode,
    'the code is wrong',
    async (api) => {
      const { mobile, mobilecode } = await registration(api);
      return reg(api, { mobile, mobilecode: other(mobilecode) });
    },
  ],
  [
    ...REPLIES.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { mobile, mobilecode } = await registration(api);
      for (let guess = 0; guess < 5; guess++) await reg(api, { mobile, mobilecode: other(mobilecode) });
      return reg(api, { mobile, mobilecode });
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code is three minutes old',
    async (api) => {
      const fields = await registration(api);
      api.advance(180);
      return reg(api, fields);
    },
  ],
  [
    ...REPLIES.badPassword,
    'the password is too short',
    async (api) => reg(api, { ...(await registration(api)), pass: 'short', passcheck: 'short' }),
  ],
  [...REPLIES.passwordsDiffer, 'the passwords differ', (api) => reg(api, { ...madeUp, passcheck: `${NEW_PASSWORD} ` })],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await reg(api, madeUp);
      return reg(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => reg(api, madeUp), 'the core is out of order'],
];

/** One case for every reply of CountryCode. */
export const COUNTRY_CODE_CASES: readonly Case[] = [
  [...REPLIES.done, 'it is asked', countryCode],
  [
    ...REPLIES.badParameter,
    'it is asked in no language that it knows',
    (api) => api.client.post('/api/Systeminfo/CountryCode', '<x/>', { 'content-type': 'text/xml' }),
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await countryCode(api);
      return countryCode(api);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', countryCode, 'the core is out of order'],
];
