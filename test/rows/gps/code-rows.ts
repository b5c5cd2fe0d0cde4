import type { DialectRig } from '../../support/dialect-rig';
import { other } from '../other-code';
import {
  call,
  CHANGE,
  check,
  LANDLINE,
  registration,
  REGISTER,
  RETRIEVE,
  SAYS,
  send,
  signedIn,
  signIn,
  tokenOf,
  withCode,
} from './client';
import type { Row } from './settings';

const LIFETIME_SECONDS = 300;
const DIGITS = '123456';
const OUTAGE = 'the core is out of order';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** How to make SendSMSCode say all that it can. */
export const SEND_ROWS: readonly Row[] = [
  [...SAYS.done, 'a newcomer gets a code', (rig) => send(rig, rig.freePhone(), REGISTER)],
  [...SAYS.done, 'a phone that has an account gets one too', async (rig) => send(rig, await phoneOf(rig), REGISTER)],
  [...SAYS.done, 'somebody has forgotten a password', async (rig) => send(rig, await phoneOf(rig))],
  [
    ...SAYS.done,
    'somebody who has signed in wants another password',
    async (rig) => {
      const { username, phone, password } = await rig.someone();
      return send(rig, phone, RETRIEVE, { Token: tokenOf(await signIn(rig, username, password)) });
    },
  ],
  [...SAYS.unknown, 'nobody has the phone', (rig) => send(rig, rig.freePhone())],
  [
    ...SAYS.unknown,
    'two have the phone',
    async (rig) => {
      const { phone } = await rig.someone();
      await rig.someone({ phone });
      return send(rig, phone);
    },
  ],
  [
    ...SAYS.unknown,
    'the phone is that of somebody else than has signed in',
    async (rig) => {
      const { username, password } = await rig.someone();
      return send(rig, await phoneOf(rig), RETRIEVE, { Token: tokenOf(await signIn(rig, username, password)) });
    },
  ],
  [...SAYS.tooOften, 'the last code is not a minute old', async (rig) => send(rig, (await withCode(rig)).phone)],
  [
    ...SAYS.tooOften,
    'the address has written to somebody else',
    async (rig) => {
      await send(rig, rig.freePhone(), REGISTER);
      return send(rig, rig.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [...SAYS.badNumber, 'there is no phone', (rig) => send(rig, '')],
  [...SAYS.badNumber, 'it is no phone number', (rig) => send(rig, '12345')],
  [...SAYS.badNumber, 'the phone gets no SMS', (rig) => send(rig, LANDLINE, REGISTER)],
  [...SAYS.badParameter, 'the sense is another one', (rig) => send(rig, rig.freePhone(), 3)],
  [...SAYS.badParameter, 'there is no such app', (rig) => send(rig, rig.freePhone(), REGISTER, { AppId: 'nobody' })],
  [
    ...SAYS.signInAgain,
    'the session has ended',
    async (rig) => send(rig, await phoneOf(rig), RETRIEVE, { Token: 'x' }),
  ],
  [...SAYS.outage, 'no SMS can be sent', (rig) => send(rig, rig.freePhone(), REGISTER), 'SMS is switched off'],
  [...SAYS.outage, 'something is broken', (rig) => send(rig, rig.freePhone()), OUTAGE],
];

const phoneOf = async (rig: DialectRig): Promise<string> => (await rig.someone()).phone;

/** How to make CheckVaildateCodeByUser say all that it can. */
export const CHECK_ROWS: readonly Row[] = [
  [
    ...SAYS.welcome,
    'a newcomer has the right code',
    async (rig) => {
      const { phone, code } = await registration(rig);
      return check(rig, REGISTER, phone, code);
    },
  ],
  [
    ...SAYS.done,
    'the code of somebody who has forgotten is right',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return check(rig, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.done,
    'the code of somebody who has signed in is right',
    async (rig) => {
      const { phone, code } = await signedIn(rig);
      return check(rig, CHANGE, phone, code);
    },
  ],
  [
    ...SAYS.taken,
    'the code is right, and the phone has an account',
    async (rig) => {
      const { phone } = await rig.someone();
      await send(rig, phone, REGISTER);
      return check(rig, REGISTER, phone, await rig.code(phone));
    },
  ],
  [...SAYS.nameless, 'there is no name', (rig) => check(rig, 9, ' ', DIGITS, { AppId: 'nobody' })],
  [...SAYS.badParameter, 'the type is another one', (rig) => check(rig, 4, 'ada', '')],
  [...SAYS.badParameter, 'there is no such app', (rig) => check(rig, 1, 'ada', '', { AppId: 'nobody' })],
  [...SAYS.wrongCode, 'there is no code', (rig) => check(rig, RETRIEVE, 'ada', '')],
  [...SAYS.wrongCode, 'nobody has the name', (rig) => check(rig, RETRIEVE, 'nobody', DIGITS)],
  [...SAYS.wrongCode, 'a newcomer has no phone', (rig) => check(rig, REGISTER, 'ada', DIGITS)],
  [
    ...SAYS.wrongCode,
    'the code is another one',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return check(rig, RETRIEVE, username, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'five wrong codes came before',
    async (rig) => {
      const { username, code } = await withCode(rig);
      for (let tries = 0; tries < 5; tries++) await check(rig, RETRIEVE, username, other(code));
      return check(rig, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the code is five minutes old',
    async (rig) => {
      const { username, code } = await withCode(rig);
      rig.passes(LIFETIME_SECONDS);
      return check(rig, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (rig) => twice(() => check(rig, RETRIEVE, 'nobody', DIGITS)),
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'something is broken', (rig) => check(rig, RETRIEVE, 'ada', DIGITS), OUTAGE],
];

/** How to make CheckUser say all that it can. */
export const CHECK_USER_ROWS: readonly Row[] = [
  [...SAYS.done, 'nobody has the name', (rig) => call(rig, 'CheckUser', { LoginName: 'nobody' })],
  [
    ...SAYS.taken,
    'somebody has the name',
    async (rig) => call(rig, 'CheckUser', { LoginName: (await rig.someone()).username }),
  ],
  [...SAYS.taken, 'somebody has the phone', async (rig) => call(rig, 'CheckUser', { LoginName: await phoneOf(rig) })],
  [...SAYS.nameless, 'there is no name', (rig) => call(rig, 'CheckUser', {})],
  [...SAYS.badParameter, 'there is no such app', (rig) => call(rig, 'CheckUser', { LoginName: 'ada', AppId: 'x' })],
  [
    ...SAYS.tooOften,
    'the address has asked for too many accounts',
    (rig) => twice(() => call(rig, 'CheckUser', { LoginName: 'ada' })),
    'an address may ask for one account',
  ],
  [...SAYS.outage, 'something is broken', (rig) => call(rig, 'CheckUser', { LoginName: 'ada' }), OUTAGE],
];
