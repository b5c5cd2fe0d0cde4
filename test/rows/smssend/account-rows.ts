import { checkImg, countryCode, LANDLINE, registration, NEW_PASSWORD, reg, SAYS, userExist, WRONG } from './client';
import { other } from '../other-code';
import type { Row } from './settings';

/** How to make checkImg say all that it can, where it does not draw. */
export const CHECK_IMG_ROWS: readonly Row[] = [
  [...SAYS.badParameter, 'the picture has no name', (rig) => checkImg(rig, '', 'reg')],
  [...SAYS.badParameter, 'nothing needs such a picture', (rig) => checkImg(rig, 'one', 'register')],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await checkImg(rig, 'one', 'reg');
      return checkImg(rig, 'one', 'reg');
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'nothing can be drawn', (rig) => checkImg(rig, 'one', 'reg'), 'the core is out of order'],
];

/** How to make userExist say all that it can. */
export const USER_EXIST_ROWS: readonly Row[] = [
  [...SAYS.done, 'it is asked about a name', (rig) => userExist(rig, { username: 'nobody' })],
  [...SAYS.badParameter, 'it is asked about nothing', (rig) => userExist(rig, { username: '', mobile: '' })],
  [
    ...SAYS.tooOften,
    'the address asks for too many',
    async (rig) => {
      await userExist(rig, { username: 'nobody' });
      return userExist(rig, { username: 'nobody else' });
    },
    'an address may ask for one account',
  ],
  [
    ...SAYS.outage,
    'the core cannot be asked',
    (rig) => userExist(rig, { mobile: LANDLINE }),
    'the core is out of order',
  ],
];

const madeUp = { mobile: '+8613700000000', mobilecode: WRONG };

/** How to make reg say all that it can. */
export const REG_ROWS: readonly Row[] = [
  [...SAYS.done, 'the code is right', async (rig) => reg(rig, await registration(rig))],
  ...['username', 'mobile', 'mobilecode', 'pass', 'passcheck'].map((name): Row => [
    ...SAYS.badParameter,
    `there is no ${name}`,
    (rig) => reg(rig, { ...madeUp, [name]: '' }),
  ]),
  [
    ...SAYS.badParameter,
    'the name can be none',
    async (rig) => reg(rig, { ...(await registration(rig)), username: 'a\u200bda' }),
  ],
  [...SAYS.badNumber, 'it is no phone number', (rig) => reg(rig, { ...madeUp, mobile: '12345' })],
  [...SAYS.badNumber, 'mobile and country disagree', (rig) => reg(rig, { ...madeUp, internationalcode: '+855' })],
  [
    ...SAYS.taken,
    'the phone has an account',
    async (rig) => reg(rig, { ...madeUp, mobile: (await rig.someone()).phone }),
  ],
  [
    ...SAYS.taken,
    'the name has an account',
    async (rig) => reg(rig, { ...(await registration(rig)), username: (await rig.someone()).username }),
  ],
  [...SAYS.wrongCode, 'no code was asked for', (rig) => reg(rig, madeUp)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (rig) => {
      const { mobile, mobilecode } = await registration(rig);
      return reg(rig, { mobile, mobilecode: other(mobilecode) });
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (rig) => {
      const { mobile, mobilecode } = await registration(rig);
      for (let guess = 0; guess < 5; guess++) await reg(rig, { mobile, mobilecode: other(mobilecode) });
      return reg(rig, { mobile, mobilecode });
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is three minutes old',
    async (rig) => {
      const fields = await registration(rig);
      rig.passes(180);
      return reg(rig, fields);
    },
  ],
  [
    ...SAYS.badPassword,
    'the password is too short',
    async (rig) => reg(rig, { ...(await registration(rig)), pass: 'short', passcheck: 'short' }),
  ],
  [...SAYS.passwordsDiffer, 'the passwords differ', (rig) => reg(rig, { ...madeUp, passcheck: `${NEW_PASSWORD} ` })],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await reg(rig, madeUp);
      return reg(rig, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => reg(rig, madeUp), 'the core is out of order'],
];

/** How to make CountryCode say all that it can. */
export const COUNTRY_CODE_ROWS: readonly Row[] = [
  [...SAYS.done, 'it is asked', countryCode],
  [
    ...SAYS.badParameter,
    'it is asked in no language that it knows',
    (rig) => rig.client.post('/api/Systeminfo/CountryCode', '<x/>', { 'content-type': 'text/xml' }),
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await countryCode(rig);
      return countryCode(rig);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', countryCode, 'the core is out of order'],
];
