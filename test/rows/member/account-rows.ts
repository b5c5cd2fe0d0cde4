import type { Fields } from '../../support/contract-bodies';
import type { DialectRig } from '../../support/dialect-rig';
import { other } from '../other-code';
import { call, CARD, registration, SAYS, signup, updatePassword, withCode } from './client';
import { signedRows } from './common-rows';
import type { Row } from './settings';

const LIFETIME_SECONDS = 300;
const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';
const DIGITS = '123456';
const SHORT = 'qu1nce!';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** How to make retrievepwd/updatepwd say all that it can. */
export const UPDATE_ROWS: readonly Row[] = [
  ...signedRows('retrievepwd/updatepwd'),
  [...SAYS.done, 'the code is right', async (rig) => updatePassword(rig, await withCode(rig).then(proof))],
  [...SAYS.badParameter, 'there is no code', (rig) => updatePassword(rig, { username: 'ada' })],
  [...SAYS.unknown, 'nobody has the name', (rig) => updatePassword(rig, { username: 'nobody', code: DIGITS })],
  [
    ...SAYS.mismatch,
    'the member has no phone',
    async (rig) => updatePassword(rig, { username: (await rig.someone({ phone: '' })).username, code: DIGITS }),
  ],
  [
    ...SAYS.wrongCode,
    'the code is another one',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return updatePassword(rig, { username, code: other(code) });
    },
  ],
  [
    ...SAYS.wrongCode,
    'five wrong codes came before',
    async (rig) => {
      const { username, code } = await withCode(rig);
      for (let tries = 0; tries < 5; tries++) await updatePassword(rig, { username, code: other(code) });
      return updatePassword(rig, { username, code });
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (rig) => {
      const { username, code } = await withCode(rig);
      rig.passes(LIFETIME_SECONDS);
      return updatePassword(rig, { username, code });
    },
  ],
  [
    ...SAYS.shortPassword,
    'the password is short',
    async (rig) => updatePassword(rig, { ...proof(await withCode(rig)), new_password: SHORT }),
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (rig) => twice(() => updatePassword(rig, { username: 'ada', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [...SAYS.outage, 'something is broken', (rig) => updatePassword(rig, { username: 'ada', code: DIGITS }), OUTAGE],
];

const proof = ({ username, code }: { username: string; code: string }) => ({ username, code });

const valid = (rig: DialectRig, fields: Fields) => call(rig, 'signup/validcode', fields);

/** How to make signup/validcode say all that it can; a code that is not right is no failure. */
export const VALID_ROWS: readonly Row[] = [
  ...signedRows('signup/validcode'),
  [...SAYS.done, 'the code is right', async (rig) => valid(rig, await registration(rig).then(onlyCode))],
  [
    ...SAYS.done,
    'the code is another one',
    async (rig) => {
      const fields = await registration(rig);
      return valid(rig, { ...onlyCode(fields), code: other(fields.code) });
    },
  ],
  [...SAYS.badParameter, 'there is no code', (rig) => valid(rig, { phone_number: rig.freePhone() })],
  [...SAYS.badNumber, 'it is no phone number', (rig) => valid(rig, { phone_number: '12345', code: DIGITS })],
  [
    ...SAYS.taken,
    'somebody got the phone meanwhile',
    async (rig) => {
      const fields = await registration(rig);
      await rig.someone({ phone: fields.phone_number });
      return valid(rig, onlyCode(fields));
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (rig) => twice(() => valid(rig, { phone_number: '12345', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [...SAYS.outage, 'something is broken', (rig) => valid(rig, { phone_number: '1', code: DIGITS }), OUTAGE],
];

const onlyCode = (fields: { phone_number: string; code: string }): Fields => ({
  phone_number: fields.phone_number,
  code: fields.code,
});

const join = async (rig: DialectRig, fields: Fields) => signup(rig, { ...(await registration(rig)), ...fields });

/** How to make signup say all that it can. */
export const SIGNUP_ROWS: readonly Row[] = [
  ...signedRows('signup'),
  [...SAYS.done, 'the code is right', (rig) => join(rig, {})],
  [...SAYS.badParameter, 'there is no password', (rig) => join(rig, { password: '' })],
  [...SAYS.badParameter, 'it is no user name', (rig) => join(rig, { username: 'two words' })],
  [...SAYS.badParameter, 'it is no e-mail address', (rig) => join(rig, { email: 'a@b@c' })],
  [
    ...SAYS.badParameter,
    'it is no identity card',
    (rig) => join(rig, { identity_card_type: 1, identity_card_number: CARD.replace('X', '1') }),
  ],
  [...SAYS.badParameter, 'it is some card of no kind', (rig) => join(rig, { identity_card_number: CARD })],
  [...SAYS.badNumber, 'it is no phone number', (rig) => join(rig, { phone_number: '12345' })],
  [...SAYS.wrongCode, 'the code is another one', (rig) => join(rig, { code: 'wrong' })],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (rig) => {
      const fields = await registration(rig);
      rig.passes(LIFETIME_SECONDS);
      return signup(rig, fields);
    },
  ],
  [...SAYS.shortPassword, 'the password is short', (rig) => join(rig, { password: SHORT })],
  [...SAYS.taken, 'the phone has an account', async (rig) => join(rig, { phone_number: (await rig.someone()).phone })],
  [
    ...SAYS.taken,
    'the name has an account',
    async (rig) => join(rig, { username: (await rig.someone()).username.toUpperCase() }),
  ],
  [
    ...SAYS.taken,
    'somebody has verified the e-mail address',
    async (rig) => join(rig, { email: (await rig.someone()).email }),
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (rig) => twice(() => signup(rig, { username: 'ada', phone_number: '12345', code: DIGITS })),
    ONCE_A_MINUTE,
  ],
  [
    ...SAYS.outage,
    'something is broken',
    (rig) => signup(rig, { username: 'ada', phone_number: '12345', code: DIGITS }),
    OUTAGE,
  ],
];
