import { checkImg, countryCode, LANDLINE, registration, NEW_PASSWORD, reg, SAYS, userExist, WRONG } from './client';
import { other } from '../other-code';
import type { Case } from './settings';

/** How to make checkImg say all that it can, where it does not draw. */
export const CHECK_IMG_CASES: readonly Case[] = [
  [...SAYS.badParameter, 'the picture has no name', (api) => checkImg(api, '', 'reg')],
  [...SAYS.badParameter, 'nothing needs such a picture', (api) => checkImg(api, 'one', 'register')],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await checkImg(api, 'one', 'reg');
      return checkImg(api, 'one', 'reg');
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'nothing can be drawn', (api) => checkImg(api, 'one', 'reg'), 'the core is out of order'],
];

/** How to make userExist say all that it can. */
export const USER_EXIST_CASES: readonly Case[] = [
  [...SAYS.done, 'it is asked about a name', (api) => userExist(api, { username: 'nobody' })],
  [...SAYS.badParameter, 'it is asked about nothing', (api) => userExist(api, { username: '', mobile: '' })],
  [
    ...SAYS.tooOften,
    'the address asks for too many',
    async (api) => {
      await userExist(api, { username: 'nobody' });
      return userExist(api, { username: 'nobody else' });
    },
    'an address may ask for one account',
  ],
  [
    ...SAYS.outage,
    'the core cannot be asked',
    (api) => userExist(api, { mobile: LANDLINE }),
    'the core is out of order',
  ],
];

const madeUp = { mobile: '+8613700000000', mobilecode: WRONG };

/** How to make reg say all that it can. */
export const REG_CASES: readonly Case[] = [
  [...SAYS.done, 'the code is right', async (api) => reg(api, await registration(api))],
  ...['username', 'mobile', 'mobilecode', 'pass', 'passcheck'].map((name): Case => [
    ...SAYS.badParameter,
    `there is no ${name}`,
    (api) => reg(api, { ...madeUp, [name]: '' }),
  ]),
  [
    ...SAYS.badParameter,
    'the name can be none',
    async (api) => reg(api, { ...(await registration(api)), username: 'a\u200bda' }),
  ],
  [...SAYS.badNumber, 'it is no phone number', (api) => reg(api, { ...madeUp, mobile: '12345' })],
  [...SAYS.badNumber, 'mobile and country disagree', (api) => reg(api, { ...madeUp, internationalcode: '+855' })],
  [
    ...SAYS.taken,
    'the phone has an account',
    async (api) => reg(api, { ...madeUp, mobile: (await api.newAccount()).phone }),
  ],
  [
    ...SAYS.taken,
    'the name has an account',
    async (api) => reg(api, { ...(await registration(api)), username: (await api.newAccount()).username }),
  ],
  [...SAYS.wrongCode, 'no code was asked for', (api) => reg(api, madeUp)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (api) => {
      const { mobile, mobilecode } = await registration(api);
      return reg(api, { mobile, mobilecode: other(mobilecode) });
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { mobile, mobilecode } = await registration(api);
      for (let guess = 0; guess < 5; guess++) await reg(api, { mobile, mobilecode: other(mobilecode) });
      return reg(api, { mobile, mobilecode });
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is three minutes old',
    async (api) => {
      const fields = await registration(api);
      api.advance(180);
      return reg(api, fields);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password is too short',
    async (api) => reg(api, { ...(await registration(api)), pass: 'short', passcheck: 'short' }),
  ],
  [...SAYS.passwordsDiffer, 'the passwords differ', (api) => reg(api, { ...madeUp, passcheck: `${NEW_PASSWORD} ` })],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await reg(api, madeUp);
      return reg(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => reg(api, madeUp), 'the core is out of order'],
];

/** How to make CountryCode say all that it can. */
export const COUNTRY_CODE_CASES: readonly Case[] = [
  [...SAYS.done, 'it is asked', countryCode],
  [
    ...SAYS.badParameter,
    'it is asked in no language that it knows',
    (api) => api.client.post('/api/Systeminfo/CountryCode', '<x/>', { 'content-type': 'text/xml' }),
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await countryCode(api);
      return countryCode(api);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', countryCode, 'the core is out of order'],
];
