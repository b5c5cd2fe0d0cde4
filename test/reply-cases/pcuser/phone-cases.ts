import { other } from '../other-code';
import { checkCode, exhaust, LANDLINE, reset, REPLIES, withCode, WRONG } from './client';
import type { Case } from './settings';

/** One case for every reply of chech_phone_code. */
export const CHECK_CODE_CASES: readonly Case[] = [
  [
    ...REPLIES.changed,
    'the code is right (nothing is changed yet)',
    async (api) => {
      const { phone, code } = await withCode(api);
      return checkCode(api, phone, code);
    },
  ],
  [...REPLIES.wrongCode, 'there is no phone', (api) => checkCode(api, '', WRONG)],
  [...REPLIES.wrongCode, 'there is no code', (api) => checkCode(api, LANDLINE, '')],
  [...REPLIES.wrongCode, 'it is no phone number', (api) => checkCode(api, '12345', WRONG)],
  [...REPLIES.wrongCode, 'nobody has the phone', (api) => checkCode(api, api.freePhone(), WRONG)],
  [...REPLIES.wrongCode, 'no code was asked for', async (api) => checkCode(api, (await api.newAccount()).phone, WRONG)],
  [
    ...REPLIES.wrongCode,
    'the code is wrong',
    async (api) => {
      const { phone, code } = await withCode(api);
      return checkCode(api, phone, other(code));
    },
  ],
  [
    ...REPLIES.wrongCode,
    'the code is right, after five wrong ones',
    async (api) => {
      const { phone, code } = await withCode(api);
      await exhaust(api, phone, code);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...REPLIES.wrongCode,
    'two users have the phone',
    async (api) => {
      const { phone, code } = await withCode(api);
      await api.newAccount({ phone });
      return checkCode(api, phone, code);
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const { phone, code } = await withCode(api);
      api.advance(300);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code was checked before',
    async (api) => {
      const { phone, code } = await withCode(api);
      await checkCode(api, phone, code);
      return checkCode(api, phone, code);
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await checkCode(api, LANDLINE, WRONG);
      return checkCode(api, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => checkCode(api, LANDLINE, WRONG), 'the core is out of order'],
];

const madeUp = { phone: LANDLINE, code: WRONG, uid: 'somebody' };

/** One case for every reply of find_password. */
export const RESET_CASES: readonly Case[] = [
  [...REPLIES.changed, 'the code is right', async (api) => reset(api, proofOf(await withCode(api)))],
  [
    ...REPLIES.changed,
    'the code was checked before',
    async (api) => {
      const account = await withCode(api);
      await checkCode(api, account.phone, account.code);
      return reset(api, proofOf(account));
    },
  ],
  [
    ...REPLIES.badPassword,
    'the password is too short',
    async (api) => reset(api, proofOf(await withCode(api)), 'short'),
  ],
  [...REPLIES.badPassword, 'there is no password', (api) => reset(api, madeUp, '')],
  [...REPLIES.wrongCode, 'there is no phone', (api) => reset(api, { ...madeUp, phone: '' })],
  [...REPLIES.wrongCode, 'there is no code', (api) => reset(api, { ...madeUp, code: '' })],
  [...REPLIES.illegal, 'there is no uid', (api) => reset(api, { ...madeUp, uid: '' })],
  [
    ...REPLIES.wrongCode,
    'the code is wrong',
    async (api) => {
      const account = await withCode(api);
      return reset(api, { ...proofOf(account), code: other(account.code) });
    },
  ],
  [
    ...REPLIES.wrongCode,
    'the uid is that of another',
    async (api) => reset(api, { ...proofOf(await withCode(api)), uid: (await api.newAccount()).id }),
  ],
  [...REPLIES.wrongCode, 'nobody has the phone', (api) => reset(api, { ...madeUp, phone: api.freePhone() })],
  [
    ...REPLIES.outdatedCode,
    'the code was used',
    async (api) => {
      const account = await withCode(api);
      await reset(api, proofOf(account));
      return reset(api, proofOf(account));
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const account = await withCode(api);
      api.advance(300);
      return reset(api, proofOf(account));
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    async (api) => {
      await reset(api, madeUp);
      return reset(api, madeUp);
    },
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'the core cannot be asked', (api) => reset(api, madeUp), 'the core is out of order'],
];

function proofOf({ phone, code, uid }: { phone: string; code: string; uid: string }) {
  return { phone, code, uid };
}
