import type { Fields } from '../../support/contract-bodies';
import type { ApiHarness } from '../../support/api-harness';
import { other } from '../other-code';
import { change, registration, register, RETRIEVE, check, REPLIES, signIn, tokenOf, withCode } from './client';
import type { Case } from './settings';

const LIFETIME_SECONDS = 300;
const TICKET_SECONDS = 600;
const DIGITS = '123456';
const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

const join = async (api: ApiHarness, more: Fields = {}) => {
  const { phone, code } = await registration(api);
  return register(api, phone, code, more);
};

/** One case for every reply of RegisterNeedSMSCode. */
export const REGISTER_CASES: readonly Case[] = [
  [...REPLIES.welcome, 'the code is right', (api) => join(api)],
  [...REPLIES.nameless, 'there is no name', (api) => register(api, '', DIGITS)],
  [...REPLIES.badParameter, 'there is no such app', (api) => join(api, { AppId: 'nobody' })],
  [...REPLIES.badParameter, 'it is no e-mail address', (api) => join(api, { Email: 'a@b@c' })],
  [...REPLIES.wrongCode, 'there is no code', (api) => join(api, { SMSCode: '' })],
  [...REPLIES.wrongCode, 'there is no phone', (api) => register(api, 'ada', DIGITS)],
  [
    ...REPLIES.wrongCode,
    'the code is another one',
    async (api) => {
      const { phone, code } = await registration(api);
      return register(api, phone, other(code));
    },
  ],
  [
    ...REPLIES.outdated,
    'the code is five minutes old',
    async (api) => {
      const { phone, code } = await registration(api);
      api.advance(LIFETIME_SECONDS);
      return register(api, phone, code);
    },
  ],
  [...REPLIES.badPassword, 'there is no password', (api) => join(api, { Password: '' })],
  [...REPLIES.badPassword, 'the password is short', (api) => join(api, { Password: 'qu1nce!' })],
  [
    ...REPLIES.taken,
    'the name has an account',
    async (api) => {
      const { phone, code } = await registration(api);
      return register(api, (await api.newAccount()).username, code, { ContactPhone: phone });
    },
  ],
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => register(api, 'ada', DIGITS)),
    ONCE_A_MINUTE,
  ],
  [...REPLIES.outage, 'something is broken', (api) => register(api, 'ada', DIGITS), OUTAGE],
];

const ticketOf = async (api: ApiHarness) => {
  const { username, code } = await withCode(api);
  return { username, code, ticket: tokenOf(await check(api, RETRIEVE, username, code)) };
};

/** One case for every reply of ChangePasswordNeedSMSCode. */
export const CHANGE_CASES: readonly Case[] = [
  [
    ...REPLIES.done,
    'the code is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return change(api, username, { SMSCode: code });
    },
  ],
  [
    ...REPLIES.done,
    'the ticket is right',
    async (api) => {
      const { username, ticket } = await ticketOf(api);
      return change(api, username, { Token: ticket });
    },
  ],
  [...REPLIES.nameless, 'there is no name', (api) => change(api, '', {})],
  [...REPLIES.badParameter, 'there is no such app', (api) => change(api, 'ada', { AppId: 'nobody' })],
  [...REPLIES.wrongCode, 'there is neither code nor token', (api) => change(api, 'ada', {})],
  [...REPLIES.wrongCode, 'nobody has the name', (api) => change(api, 'nobody', { SMSCode: DIGITS })],
  [
    ...REPLIES.wrongCode,
    'the ticket is of another account',
    async (api) => change(api, (await api.newAccount()).username, { Token: (await ticketOf(api)).ticket }),
  ],
  [
    ...REPLIES.outdated,
    'the ticket is ten minutes old',
    async (api) => {
      const { username, ticket } = await ticketOf(api);
      api.advance(TICKET_SECONDS);
      return change(api, username, { Token: ticket });
    },
  ],
  [
    ...REPLIES.signInAgain,
    'the token is neither a ticket nor a session',
    async (api) => change(api, (await api.newAccount()).username, { Token: 'nothing', SMSCode: DIGITS }),
  ],
  [...REPLIES.badPassword, 'there is no password', (api) => change(api, 'ada', { NewPass: '' })],
  [
    ...REPLIES.badPassword,
    'the password is short',
    async (api) => change(api, (await withCode(api)).username, { NewPass: 'qu1nce!', SMSCode: DIGITS }),
  ],
  [...REPLIES.tooOften, 'the address calls too often', (api) => twice(() => change(api, 'ada', {})), ONCE_A_MINUTE],
  [...REPLIES.outage, 'something is broken', (api) => change(api, 'ada', {}), OUTAGE],
];

/** One case for every reply of Login. */
export const LOGIN_CASES: readonly Case[] = [
  [
    ...REPLIES.done,
    'the password is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      return signIn(api, username, password);
    },
  ],
  [...REPLIES.nameless, 'there is no name', (api) => signIn(api, '', 'any of them')],
  [...REPLIES.badParameter, 'there is no such app', (api) => signIn(api, 'ada', 'any of them', { AppId: 'nobody' })],
  [...REPLIES.wrongCredentials, 'nobody has the name', (api) => signIn(api, 'nobody', 'any of them')],
  [
    ...REPLIES.wrongCredentials,
    'there is no password',
    async (api) => signIn(api, (await api.newAccount()).username, ''),
  ],
  [
    ...REPLIES.tooOften,
    'five wrong passwords came before',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let tries = 0; tries < 5; tries++) await signIn(api, username, 'of somebody else');
      return signIn(api, username, password);
    },
  ],
  [...REPLIES.outage, 'something is broken', (api) => signIn(api, 'ada', 'any of them'), OUTAGE],
];
