import { call, captcha, LANDLINE, SAYS, sendCode, sendSignupCode } from './client';
import { pictureRows, signedRows } from './common-rows';
import type { Row } from './settings';

/** How to make retrievepwd/sendcode say all that it can. */
export const RETRIEVE_SEND_ROWS: readonly Row[] = [
  ...signedRows('retrievepwd/sendcode'),
  ...pictureRows('retrievepwd/sendcode', captcha),
  [
    ...SAYS.sent,
    'a member gets a code',
    async (rig) => {
      const { username, phone } = await rig.someone();
      return sendCode(rig, username, phone);
    },
  ],
  [...SAYS.badParameter, 'there is no user name', (rig) => sendCode(rig, '', '+8613700000000')],
  [...SAYS.badParameter, 'there is no phone number', (rig) => sendCode(rig, 'ada', ' ')],
  [...SAYS.wrongCaptcha, 'no picture was drawn', (rig) => call(rig, 'retrievepwd/sendcode', { username: 'ada' })],
  [
    ...SAYS.wrongCaptcha,
    'the address has written to others, and shown no picture that counts',
    async (rig) => call(rig, 'retrievepwd/sendcode', { username: 'ada', ...(await captcha(rig, '')) }),
  ],
  [...SAYS.unknown, 'nobody has the name', (rig) => sendCode(rig, 'nobody', rig.freePhone())],
  [
    ...SAYS.mismatch,
    'the member has another phone',
    async (rig) => sendCode(rig, (await rig.someone()).username, rig.freePhone()),
  ],
  [
    ...SAYS.mismatch,
    'the member has no phone',
    async (rig) => sendCode(rig, (await rig.someone({ phone: '' })).username, rig.freePhone()),
  ],
  [
    ...SAYS.sendsTooOften,
    'the last code is not a minute old',
    async (rig) => {
      const { username, phone } = await rig.someone();
      await sendCode(rig, username, phone);
      return sendCode(rig, username, phone);
    },
  ],
  [
    ...SAYS.sendsTooOften,
    'the address has asked for too many accounts',
    async (rig) => {
      await sendCode(rig, 'nobody', rig.freePhone());
      return sendCode(rig, 'nobody', rig.freePhone());
    },
    'an address may ask for one account',
  ],
  [...SAYS.badNumber, 'it is no phone number', async (rig) => sendCode(rig, (await rig.someone()).username, '12345')],
  [
    ...SAYS.badNumber,
    'the phone gets no SMS',
    async (rig) => sendCode(rig, (await rig.someone({ phone: LANDLINE })).username, LANDLINE),
  ],
  [
    ...SAYS.outage,
    'no SMS can be sent',
    async (rig) => {
      const { username, phone } = await rig.someone();
      return sendCode(rig, username, phone);
    },
    'SMS is switched off',
  ],
  [
    ...SAYS.outage,
    'something is broken',
    (rig) => sendCode(rig, 'ada', '+8613700000000'),
    'the core is out of order behind the pictures',
  ],
];

/** How to make signup/sendcode say all that it can. */
export const SIGNUP_SEND_ROWS: readonly Row[] = [
  ...signedRows('signup/sendcode'),
  ...pictureRows('signup/sendcode', captcha),
  [...SAYS.sent, 'a newcomer gets a code', (rig) => sendSignupCode(rig, rig.freePhone())],
  [...SAYS.badParameter, 'there is no phone number', (rig) => sendSignupCode(rig, '')],
  [...SAYS.taken, 'the phone has an account', async (rig) => sendSignupCode(rig, (await rig.someone()).phone)],
  [
    ...SAYS.sendsTooOften,
    'the last code is not a minute old',
    async (rig) => {
      const phone = rig.freePhone();
      await sendSignupCode(rig, phone);
      return sendSignupCode(rig, phone);
    },
  ],
  [...SAYS.badNumber, 'it is no phone number', (rig) => sendSignupCode(rig, '12345')],
  [...SAYS.badNumber, 'the phone gets no SMS', (rig) => sendSignupCode(rig, '+861065529989')],
  [...SAYS.outage, 'no SMS can be sent', (rig) => sendSignupCode(rig, rig.freePhone()), 'SMS is switched off'],
];
