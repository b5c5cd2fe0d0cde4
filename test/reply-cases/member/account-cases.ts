import type { Fields } from '../../support/contract-bodies';
import type { ApiHarness } from '../../support/api-harness';
import { other } from '../other-code';
import { call, CARD, registration, REPLIES, signup, updatePassword, withCode } from './client';
import { signedRows } from './common-cases';
import type { Case } from './settings';

const LIFETIME_SECONDS = 300;
const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';
const DIGITS = '123456';
const SHORT = 'qu1nce!';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** One case for every reply of retrievepwd/updatepwd. */
export const UPDATE_CASES: readonly Case[] = [
  ...signedRows('retrievepwd/updatepwd'),
  [...REPLIES.done, 'the code is right', async (api) => updatePassword(api, await withCode(api).then(proof))],
  [...REPLIES.badParameter, 'there is no code', (api) => updatePassword(api, { username: 'ada' })],
  [...REPLIES.unknown, 'nobody has the name', (api) => updatePassword(api, { username: 'nobody', code: DIGITS })],
  [
    ...REPLIES.mismatch,
    'the member has no phone',
    async (api) => updatePassword(api, { username: (await api.newAccount({ phone: '' })).username, code: DIGITS }),
  ],
  [
    ...REPLIES.wrongCode,
    'the code is another one',
    async (api) => {
      const { username, code } = await withCode(api);
      return updatePassword(api, { username, code: other(code) });
    },
  ],
  [
    ...REPLIES.wrongCode,
    'five wrong codes came before',
    async (api) => {
      const { username, code } = await withCode(api);
      for (let tries = 0; tries < 5; tries++) await updatePassword(api, { username, code: other(code) });
      return updatePassword(api, { username, code });
    },
  ],
  [
    ...REPLIES.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const { username, code } = await withCode(api);
      api.advance(LIFETIME_SECONDS);
      return updatePassword(api, { username, code });
    },
  ],
  [
    ...REPLIES.shortPassword,
    'the password is short',
    async (api) => updatePassword(api, { ...proof(await withCode(api)), new_password: SHORT }),
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => updatePassword(api, { username: 'ada', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [...REPLIES.outage, 'something is broken', (api) => updatePassword(api, { username: 'ada', code: DIGITS }), OUTAGE],
];

const proof = ({ username, code }: { username: string; code: string }) => ({ username, code });

const valid = (api: ApiHarness, fields: Fields) => call(api, 'signup/validcode', fields);

/** One case for every reply of signup/validcode, which answers a wrong code with false, not with a failure. */
export const VALID_CASES: readonly Case[] = [
  ...signedRows('signup/validcode'),
  [...REPLIES.done, 'the code is right', async (api) => valid(api, await registration(api).then(onlyCode))],
  [
    ...REPLIES.done,
    'the code is another one',
    async (api) => {
      const fields = await registration(api);
      return valid(api, { ...onlyCode(fields), code: other(fields.code) });
    },
  ],
  [...REPLIES.badParameter, 'there is no code', (api) => valid(api, { phone_number: api.freePhone() })],
  [...REPLIES.badNumber, 'it is no phone number', (api) => valid(api, { phone_number: '12345', code: DIGITS })],
  [
    ...REPLIES.taken,
    'the phone was registered meanwhile',
    async (api) => {
      const fields = await registration(api);
      await api.newAccount({ phone: fields.phone_number });
      return valid(api, onlyCode(fields));
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => valid(api, { phone_number: '12345', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [...REPLIES.outage, 'something is broken', (api) => valid(api, { phone_number: '1', code: DIGITS }), OUTAGE],
];

const onlyCode = (fields: { phone_number: string; code: string }): Fields => ({
  phone_number: fields.phone_number,
  code: fields.code,
});

const join = async (api: ApiHarness, fields: Fields) => signup(api, { ...(await registration(api)), ...fields });

/** One case for every reply of signup. */
export const SIGNUP_CASES: readonly Case[] = [
  ...signedRows('signup'),
  [...REPLIES.done, 'the code is right', (api) => join(api, {})],
  [...REPLIES.badParameter, 'there is no password', (api) => join(api, { password: '' })],
  [...REPLIES.badParameter, 'it is no user name', (api) => join(api, { username: 'two words' })],
  [...REPLIES.badParameter, 'it is no e-mail address', (api) => join(api, { email: 'a@b@c' })],
  [
    ...REPLIES.badParameter,
    'it is no identity card',
    (api) => join(api, { identity_card_type: 1, identity_card_number: CARD.replace('X', '1') }),
  ],
  [...REPLIES.badParameter, 'it is some card of no kind', (api) => join(api, { identity_card_number: CARD })],
  [...REPLIES.badNumber, 'it is no phone number', (api) => join(api, { phone_number: '12345' })],
  [...REPLIES.wrongCode, 'the code is another one', (api) => join(api, { code: 'wrong' })],
  [
    ...REPLIES.outdatedCode,
    'the code is five minutes old',
    async (api) => {
      const fields = await registration(api);
      api.advance(LIFETIME_SECONDS);
      return signup(api, fields);
    },
  ],
  [...REPLIES.shortPassword, 'the password is short', (api) => join(api, { password: SHORT })],
  [
    ...REPLIES.taken,
    'the phone has an account',
    async (api) => join(api, { phone_number: (await api.newAccount()).phone }),
  ],
  [
    ...REPLIES.taken,
    'the name has an account',
    async (api) => join(api, { username: (await api.newAccount()).username.toUpperCase() }),
  ],
  [
    ...REPLIES.taken,
    'the e-mail address is verified by another account',
    async (api) => join(api, { email: (await api.newAccount()).email }),
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => signup(api, { username: 'ada', phone_number: '12345', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [
    ...REPLIES.outage,
    'something is broken',
    (api) => signup(api, { username: 'ada', phone_number: '12345', code: DIGITS }),
    OUTAGE,
  ],
];
