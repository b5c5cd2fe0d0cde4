import { checkLogin, LANDLINE, SAYS, sendCode } from './client';
import type { Row } from './settings';

/** How to make check_login say all that it can. */
export const CHECK_LOGIN_ROWS: readonly Row[] = [
  [...SAYS.known, 'there is such a user', async (rig) => checkLogin(rig, (await rig.someone()).username)],
  [...SAYS.unknown, 'there is none', (rig) => checkLogin(rig, 'nobody')],
  [...SAYS.unknown, 'there is no name', (rig) => checkLogin(rig, '')],
  [
    ...SAYS.tooOften,
    'the address asks for too many',
    async (rig) => {
      await checkLogin(rig, 'nobody');
      return checkLogin(rig, 'nobody else');
    },
    'an address may ask for one account',
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await checkLogin(rig, 'nobody');
      return checkLogin(rig, 'nobody');
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => checkLogin(rig, 'ada'), 'the core is out of order'],
];

/** How to make get_verification_code say all that it can. */
export const GET_VERIFICATION_CODE_ROWS: readonly Row[] = [
  [...SAYS.codeSent, 'a code is on its way', async (rig) => sendCode(rig, (await rig.someone()).phone)],
  [...SAYS.codeSent, 'a newcomer gets a code', (rig) => sendCode(rig, rig.freePhone(), '1'), 'type 1 is served'],
  [...SAYS.badPhone, 'there is no phone', (rig) => sendCode(rig, '')],
  [...SAYS.badPhone, 'it is no phone number', (rig) => sendCode(rig, '12345')],
  [...SAYS.badPurpose, 'there is no type', (rig) => sendCode(rig, LANDLINE, '')],
  [...SAYS.badPurpose, 'the type is of another page', (rig) => sendCode(rig, LANDLINE, '10003')],
  [...SAYS.badPurpose, 'the type is switched off', (rig) => sendCode(rig, LANDLINE, '1')],
  [...SAYS.badPurpose, 'the type is no number', (rig) => sendCode(rig, LANDLINE, '10004 ')],
  [...SAYS.unknown, 'nobody has the phone', (rig) => sendCode(rig, rig.freePhone())],
  [
    ...SAYS.taken,
    'a newcomer has an account',
    async (rig) => sendCode(rig, (await rig.someone()).phone, '1'),
    'type 1 is served',
  ],
  [
    ...SAYS.shared,
    'two users have the phone',
    async (rig) => {
      const { phone } = await rig.someone();
      await rig.someone({ phone });
      return sendCode(rig, phone);
    },
  ],
  [
    ...SAYS.notServed,
    'the phone gets no SMS',
    async (rig) => sendCode(rig, (await rig.someone({ phone: LANDLINE })).phone),
  ],
  [
    ...SAYS.notServed,
    'the country is not served',
    async (rig) => sendCode(rig, (await rig.someone()).phone),
    'other countries are served',
  ],
  [
    ...SAYS.codesTooOften,
    'it is asked again at once',
    async (rig) => {
      const { phone } = await rig.someone();
      await sendCode(rig, phone);
      return sendCode(rig, phone);
    },
  ],
  [
    ...SAYS.codesTooOften,
    'the address writes to too many',
    async (rig) => {
      await sendCode(rig, (await rig.someone()).phone);
      return sendCode(rig, (await rig.someone()).phone);
    },
    'an address may write to one target',
  ],
  [
    ...SAYS.switchedOff,
    'no SMS can be sent',
    async (rig) => sendCode(rig, (await rig.someone()).phone),
    'SMS and mail are switched off',
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    async (rig) => {
      await sendCode(rig, LANDLINE);
      return sendCode(rig, LANDLINE);
    },
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'the core cannot be asked', (rig) => sendCode(rig, LANDLINE), 'the core is out of order'],
];
