import type { ApiHarness } from '../../support/api-harness';
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
import type { Case } from './settings';

const LIFETIME_SECONDS = 300;
const DIGITS = '123456';
const OUTAGE = 'the core is out of order';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** How to make SendSMSCode say all that it can. */
export const SEND_CASES: readonly Case[] = [
  [...SAYS.done, 'a newcomer gets a code', (api) => send(api, api.freePhone(), REGISTER)],
  [...SAYS.done, 'a phone that has an account gets one too', async (api) => send(api, await phoneOf(api), REGISTER)],
  [...SAYS.done, 'somebody has forgotten a password', async (api) => send(api, await phoneOf(api))],
  [
    ...SAYS.done,
    'somebody who has signed in wants another password',
    async (api) => {
      const { username, phone, password } = await api.newAccount();
      return send(api, phone, RETRIEVE, { Token: tokenOf(await signIn(api, username, password)) });
    },
  ],
  [...SAYS.unknown, 'nobody has the phone', (api) => send(api, api.freePhone())],
  [
    ...SAYS.unknown,
    'two have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return send(api, phone);
    },
  ],
  [
    ...SAYS.unknown,
    'the phone is that of somebody else than has signed in',
    async (api) => {
      const { username, password } = await api.newAccount();
      return send(api, await phoneOf(api), RETRIEVE, { Token: tokenOf(await signIn(api, username, password)) });
    },
  ],
  [...SAYS.tooOften, 'the last code is not a minute old', async (api) => send(api, (await withCode(api)).phone)],
  [
    ...SAYS.tooOften,
    'the address has written to somebody else',
    async (api) => {
      await send(api, api.freePhone(), REGISTER);
      return send(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [...SAYS.badNumber, 'there is no phone', (api) => send(api, '')],
  [...SAYS.badNumber, 'it is no phone number', (api) => send(api, '12345')],
  [...SAYS.badNumber, 'the phone gets no SMS', (api) => send(api, LANDLINE, REGISTER)],
  [...SAYS.badParameter, 'the sense is another one', (api) => send(api, api.freePhone(), 3)],
  [...SAYS.badParameter, 'there is no such app', (api) => send(api, api.freePhone(), REGISTER, { AppId: 'nobody' })],
  [
    ...SAYS.signInAgain,
    'the session has ended',
    async (api) => send(api, await phoneOf(api), RETRIEVE, { Token: 'x' }),
  ],
  [...SAYS.outage, 'no SMS can be sent', (api) => send(api, api.freePhone(), REGISTER), 'SMS is switched off'],
  [...SAYS.outage, 'something is broken', (api) => send(api, api.freePhone()), OUTAGE],
];

const phoneOf = async (api: ApiHarness): Promise<string> => (await api.newAccount()).phone;

/** How to make CheckVaildateCodeByUser say all that it can. */
export const CHECK_CASES: readonly Case[] = [
  [
    ...SAYS.welcome,
    'a newcomer has the right code',
    async (api) => {
      const { phone, code } = await registration(api);
      return check(api, REGISTER, phone, code);
    },
  ],
  [
    ...SAYS.done,
    'the code of somebody who has forgotten is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.done,
    'the code of somebody who has signed in is right',
    async (api) => {
      const { phone, code } = await signedIn(api);
      return check(api, CHANGE, phone, code);
    },
  ],
  [
    ...SAYS.taken,
    'the code is right, and the phone has an account',
    async (api) => {
      const { phone } = await api.newAccount();
      await send(api, phone, REGISTER);
      return check(api, REGISTER, phone, await api.code(phone));
    },
  ],
  [...SAYS.nameless, 'there is no name', (api) => check(api, 9, ' ', DIGITS, { AppId: 'nobody' })],
  [...SAYS.badParameter, 'the type is another one', (api) => check(api, 4, 'ada', '')],
  [...SAYS.badParameter, 'there is no such app', (api) => check(api, 1, 'ada', '', { AppId: 'nobody' })],
  [...SAYS.wrongCode, 'there is no code', (api) => check(api, RETRIEVE, 'ada', '')],
  [...SAYS.wrongCode, 'nobody has the name', (api) => check(api, RETRIEVE, 'nobody', DIGITS)],
  [...SAYS.wrongCode, 'a newcomer has no phone', (api) => check(api, REGISTER, 'ada', DIGITS)],
  [
    ...SAYS.wrongCode,
    'the code is another one',
    async (api) => {
      const { username, code } = await withCode(api);
      return check(api, RETRIEVE, username, other(code));
    },
  ],
  [
    ...SAYS.wrongCode,
    'five wrong codes came before',
    async (api) => {
      const { username, code } = await withCode(api);
      for (let tries = 0; tries < 5; tries++) await check(api, RETRIEVE, username, other(code));
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.outdated,
    'the code is five minutes old',
    async (api) => {
      const { username, code } = await withCode(api);
      api.advance(LIFETIME_SECONDS);
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (api) => twice(() => check(api, RETRIEVE, 'nobody', DIGITS)),
    'an address may call once a minute',
  ],
  [...SAYS.outage, 'something is broken', (api) => check(api, RETRIEVE, 'ada', DIGITS), OUTAGE],
];

/** How to make CheckUser say all that it can. */
export const CHECK_USER_CASES: readonly Case[] = [
  [...SAYS.done, 'nobody has the name', (api) => call(api, 'CheckUser', { LoginName: 'nobody' })],
  [
    ...SAYS.taken,
    'somebody has the name',
    async (api) => call(api, 'CheckUser', { LoginName: (await api.newAccount()).username }),
  ],
  [...SAYS.taken, 'somebody has the phone', async (api) => call(api, 'CheckUser', { LoginName: await phoneOf(api) })],
  [...SAYS.nameless, 'there is no name', (api) => call(api, 'CheckUser', {})],
  [...SAYS.badParameter, 'there is no such app', (api) => call(api, 'CheckUser', { LoginName: 'ada', AppId: 'x' })],
  [
    ...SAYS.tooOften,
    'the address has asked for too many accounts',
    (api) => twice(() => call(api, 'CheckUser', { LoginName: 'ada' })),
    'an address may ask for one account',
  ],
  [...SAYS.outage, 'something is broken', (api) => call(api, 'CheckUser', { LoginName: 'ada' }), OUTAGE],
];
