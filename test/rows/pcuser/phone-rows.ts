import { other } from '../other-code';
import { checkCode, exhaust, LANDLINE, reset, SAYS, withCode, WRONG } from './client';
import type { Row } from './settings';

/** How to make chech_phone_code say all that it can. */
export const CHECK_CODE_ROWS: readonly Row[] = [
  [
    ...SAYS.changed,
    'the code is right (nothing is changed yet)',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      return checkCode(rig, phone, code);
    },
  ],
  [...SAYS.wrongCode, 'there is no phone', (rig) => checkCode(rig, '', WRONG)],
  [...SAYS.wrongCode, 'there is no code', (rig) => checkCode(rig, LANDLINE, '')],
  [...SAYS.wrongCode, 'it is no phone number', (rig) => checkCode(rig, '12345', WRONG)],
  [...SAYS.wrongCode, 'nobody has the phone', (rig) => checkCode(rig, rig.freePhone(), WRONG)],
  [...SAYS.wrongCode, 'no code was asked for', async (rig) => checkCode(rig, (await rig.someone()).phone, WRONG)],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      return checkCode(rig, phone, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'the code is right, after five wrong ones',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      await exhaust(rig, phone, code);
      return checkCode(rig, phone, code);
    },
  ],
  [
    ...SAYS.wrongCode,
    'two users have the phone',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      await rig.someone({ phone });
      return checkCode(rig, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      rig.passes(300);
      return checkCode(rig, phone, code);
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code was checked before',
    async (rig) => {
      const { phone, code } = await withCode(rig);
      await checkCode(rig, phone, code);
      return checkCode(rig, phone, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await checkCode(rig, LANDLINE, WRONG);
      return checkCode(rig, LANDLINE, WRONG);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => checkCode(rig, LANDLINE, WRONG), 'the core is out of order'],
];

const madeUp = { phone: LANDLINE, code: WRONG, uid: 'somebody' };

/** How to make find_password say all that it can. */
export const RESET_ROWS: readonly Row[] = [
  [...SAYS.changed, 'the code is right', async (rig) => reset(rig, proofOf(await withCode(rig)))],
  [
    ...SAYS.changed,
    'the code was checked before',
    async (rig) => {
      const person = await withCode(rig);
      await checkCode(rig, person.phone, person.code);
      return reset(rig, proofOf(person));
    },
  ],
  [...SAYS.badPassword, 'the password is too short', async (rig) => reset(rig, proofOf(await withCode(rig)), 'short')],
  [...SAYS.badPassword, 'there is no password', (rig) => reset(rig, madeUp, '')],
  [...SAYS.wrongCode, 'there is no phone', (rig) => reset(rig, { ...madeUp, phone: '' })],
  [...SAYS.wrongCode, 'there is no code', (rig) => reset(rig, { ...madeUp, code: '' })],
  [...SAYS.illegal, 'there is no uid', (rig) => reset(rig, { ...madeUp, uid: '' })],
  [
    ...SAYS.wrongCode,
    'the code is wrong',
    async (rig) => {
      const person = await withCode(rig);
      return reset(rig, { ...proofOf(person), code: other(person.code) });
    },
  ],
  [
    ...SAYS.wrongCode,
    'the uid is that of another',
    async (rig) => reset(rig, { ...proofOf(await withCode(rig)), uid: (await rig.someone()).id }),
  ],
  [...SAYS.wrongCode, 'nobody has the phone', (rig) => reset(rig, { ...madeUp, phone: rig.freePhone() })],
  [
    ...SAYS.outdatedCode,
    'the code was used',
    async (rig) => {
      const person = await withCode(rig);
      await reset(rig, proofOf(person));
      return reset(rig, proofOf(person));
    },
  ],
  [
    ...SAYS.outdatedCode,
    'the code is five minutes old',
    async (rig) => {
      const person = await withCode(rig);
      rig.passes(300);
      return reset(rig, proofOf(person));
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await reset(rig, madeUp);
      return reset(rig, madeUp);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => reset(rig, madeUp), 'the core is out of order'],
];

function proofOf({ phone, code, uid }: { phone: string; code: string; uid: string }) {
  return { phone, code, uid };
}
