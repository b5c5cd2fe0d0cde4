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
  REPLIES,
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

/** One case for every reply of SendSMSCode. */
export const SEND_CASES: readonly Case[] = [
  [...REPLIES.done, 'a newcomer gets a code', (api) => send(api, api.freePhone(), REGISTER)],
  [...REPLIES.done, 'a phone that has an account gets one too', async (api) => send(api, await phoneOf(api), REGISTER)],
  [...REPLIES.done, 'the password is forgotten', async (api) => send(api, await phoneOf(api))],
  [
    ...REPLIES.done,
    'a session asks for another password',
    async (api) => {
      const { username, phone, password } = await api.newAccount();
      return send(api, phone, RETRIEVE, { Token: tokenOf(await signIn(api, username, password)) });
    },
  ],
  [...REPLIES.unknown, 'nobody has the phone', (api) => send(api, api.freePhone())],
  [
    ...REPLIES.unknown,
    'two have the phone',
    async (api) => {
      const { phone } = await api.newAccount();
      await api.newAccount({ phone });
      return send(api, phone);
    },
  ],
  [
    ...REPLIES.unknown,
    'the phone is not of the account of the session',
    async (api) => {
      const { username, password } = await api.newAccount();
      return send(api, await phoneOf(api), RETRIEVE, { Token: tokenOf(await signIn(api, username, password)) });
    },
  ],
  [...REPLIES.tooOften, 'the last code is not a minute old', async (api) => send(api, (await withCode(api)).phone)],
  [
    ...REPLIES.tooOften,
    'the address has written to another target',
    async (api) => {
      await send(api, api.freePhone(), REGISTER);
      return send(api, api.freePhone(), REGISTER);
    },
    'an address may write to one target',
  ],
  [...REPLIES.badNumber, 'there is no phone', (api) => send(api, '')],
  [...REPLIES.badNumber, 'it is no phone number', (api) => send(api, '12345')],
  [...REPLIES.badNumber, 'the phone gets no SMS', (api) => send(api, LANDLINE, REGISTER)],
  [...REPLIES.badParameter, 'the sense is another one', (api) => send(api, api.freePhone(), 3)],
  [...REPLIES.badParameter, 'there is no such app', (api) => send(api, api.freePhone(), REGISTER, { AppId: 'nobody' })],
  [
    ...REPLIES.signInAgain,
    'the session has ended',
    async (api) => send(api, await phoneOf(api), RETRIEVE, { Token: 'x' }),
  ],
  [...REPLIES.outage, 'no SMS can be sent', (api) => send(api, api.freePhone(), REGISTER), 'SMS is switched off'],
  [...REPLIES.outage, 'something is broken', (api) => send(api, api.freePhone()), OUTAGE],
];

const phoneOf = async (api: ApiHarness): Promise<string> => (await api.newAccount()).phone;

/** One case for every reply of CheckVaildateCodeByUser. */
export const CHECK_CASES: readonly Case[] = [
  [
    ...REPLIES.welcome,
    'a newcomer has the right code',
    async (api) => {
      const { phone, code } = await registration(api);
      return check(api, REGISTER, phone, code);
    },
  ],
  [
    ...REPLIES.done,
    'the recovery code is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...REPLIES.done,
    'the code of the session is right',
    async (api) => {
      const { phone, code } = await signedIn(api);
      return check(api, CHANGE, phone, code);
    },
  ],
  [
    ...REPLIES.taken,
    'the code is right, and the phone has an account',
    async (api) => {
      const { phone } = await api.newAccount();
      await send(api, phone, REGISTER);
      return check(api, REGISTER, phone, await api.code(phone));
    },
  ],
  [...REPLIES.nameless, 'there is no name', (api) => check(api, 9, ' ', DIGITS, { AppId: 'nobody' })],
  [...REPLIES.badParameter, 'the type is another one', (api) => check(api, 4, 'ada', '')],
  [...REPLIES.badParameter, 'there is no such app', (api) => check(api, 1, 'ada', '', { AppId: 'nobody' })],
  [...REPLIES.wrongCode, 'there is no code', (api) => check(api, RETRIEVE, 'ada', '')],
  [...REPLIES.wrongCode, 'nobody has the name', (api) => check(api, RETRIEVE, 'nobody', DIGITS)],
  [...REPLIES.wrongCode, 'a newcomer has no phone', (api) => check(api, REGISTER, 'ada', DIGITS)],
  [
    ...REPLIES.wrongCode,
    'the code is another one',
    async (api) => {
      const { username, code } = await withCode(api);
      return check(api, RETRIEVE, username, other(code));
    },
  ],
  [
    ...REPLIES.wrongCode,
    'five wrong codes came before',
    async (api) => {
      const { username, code } = await withCode(api);
      for (let tries = 0; tries < 5; tries++) await check(api, RETRIEVE, username, other(code));
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...REPLIES.outdated,
    'the code is five minutes old',
    async (api) => {
      const { username, code } = await withCode(api);
      api.advance(LIFETIME_SECONDS);
      return check(api, RETRIEVE, username, code);
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => check(api, RETRIEVE, 'nobody', DIGITS)),
    'an address may call once a minute',
  ],
  [...REPLIES.outage, 'something is broken', (api) => check(api, RETRIEVE, 'ada', DIGITS), OUTAGE],
];

/** One case for every reply of CheckUser. */
export const CHECK_USER_CASES: readonly Case[] = [
  [...REPLIES.done, 'nobody has the name', (api) => call(api, 'CheckUser', { LoginName: 'nobody' })],
  [
    ...REPLIES.taken,
    'the name has an account',
    async (api) => call(api, 'CheckUser', { LoginName: (await api.newAccount()).username }),
  ],
  [
    ...REPLIES.taken,
    'the phone has an account',
    async (api) => call(api, 'CheckUser', { LoginName: await phoneOf(api) }),
  ],
  [...REPLIES.nameless, 'there is no name', (api) => call(api, 'CheckUser', {})],
  [...REPLIES.badParameter, 'there is no such app', (api) => call(api, 'CheckUser', { LoginName: 'ada', AppId: 'x' })],
  [
    ...REPLIES.tooOften,
    'the address has asked for too many accounts',
    (api) => twice(() => call(api, 'CheckUser', { LoginName: 'ada' })),
    'an address may ask for one account',
  ],
  [...REPLIES.outage, 'something is broken', (api) => call(api, 'CheckUser', { LoginName: 'ada' }), OUTAGE],
];
