import { other } from '../other-code';
import { checkCode, exhaust, LANDLINE, reset, SAYS, withCode, WRONG } from './client';
import type { Case } from './settings';

/** How to make chech_phone_code say all that it can. */
export const CHECK_CODE_CASES: readonly Case[] = [
  [
    ...SAYS.changed,
    'the code is right (nothing is changed yet)',
    async (api) => {
      const { phone, code } = await withCode(api);
      return checkCode(api, phone, code);
    },
  ],
  [...SAYS.wrongCode, 'there is no phone', (api) => checkCode(api, '', WRONG)],
  [...SAYS.wrongCode, 'there is no code', (api) => checkCode(api, LANDLINE, '')],
  [...SAYS.wrongCode, 'it is no phone number', (api) => checkCode(api, '12345', WRONG)],
  [...SAYS.wrongCode, 'nobody has the phone', (api) => checkCode(api, api.freePhone(), WRONG)],
  [...SAYS.wrongCode, 'no code was asked for', async (api) => checkCode(api, (await api.newAccount()).phone, WRONG)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (api) => {
      const { phone, code } = await withCode(api);
      return checkCode(api, phone, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { phone, code } = await withCode(api);
      await exhaust(api, phone, code);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...SAYS.wrongCode,
    'two users have the phone',
    async (api) => {
      const { phone, code } = await withCode(api);
      await api.newAccount({ phone });
      return checkCode(api, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const { phone, code } = await withCode(api);
      api.advance(300);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code was checked before',
    async (api) => {
      const { phone, code } = await withCode(api);
      await checkCode(api, phone, code);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await checkCode(api, LANDLINE, WRONG);
      return checkCode(api, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => checkCode(api, LANDLINE, WRONG), 'the core is out of order'],
];

const madeUp = { phone: LANDLINE, code: WRONG, uid: 'somebody' };

/** How to make find_password say all that it can. */
export const RESET_CASES: readonly Case[] = [
  [...SAYS.changed, 'the code is right', async (api) => reset(api, proofOf(await withCode(api)))],
  [
    ...SAYS.changed,
    'the code was checked before',
    async (api) => {
      const person = await withCode(api);
      await checkCode(api, person.phone, person.code);
      return reset(api, proofOf(person));
    },
  ],
  [...SAYS.badPassword, 'the password is too short', async (api) => reset(api, proofOf(await withCode(api)), 'short')],
  [...SAYS.badPassword, 'there is no password', (api) => reset(api, madeUp, '')],
  [...SAYS.wrongCode, 'there is no phone', (api) => reset(api, { ...madeUp, phone: '' })],
  [...SAYS.wrongCode, 'there is no code', (api) => reset(api, { ...madeUp, code: '' })],
  [...SAYS.illegal, 'there is no uid', (api) => reset(api, { ...madeUp, uid: '' })],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (api) => {
      const person = await withCode(api);
      return reset(api, { ...proofOf(person), code: other(person.code) });
    },
  ],
  [
    ...SAYS.wrongCode,
    'the uid is that of another',
    async (api) => reset(api, { ...proofOf(await withCode(api)), uid: (await api.newAccount()).id }),
  ],
  [...SAYS.wrongCode, 'nobody has the phone', (api) => reset(api, { ...madeUp, phone: api.freePhone() })],
  [
    ...SAYS.outdatedCode,
    'the code was used',
    async (api) => {
      const person = await withCode(api);
      await reset(api, proofOf(person));
      return reset(api, proofOf(person));
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const person = await withCode(api);
      api.advance(300);
      return reset(api, proofOf(person));
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (api) => {
      await reset(api, madeUp);
      return reset(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (api) => reset(api, madeUp), 'the core is out of order'],
];

function proofOf({ phone, code, uid }: { phone: string; code: string; uid: string }) {
  return { phone, code, uid };
}
