import type { Fields } from '../../support/contract-bodies';
import type { ApiHarness } from '../../support/api-harness';
import { other } from '../other-code';
import { change, registration, register, RETRIEVE, check, SAYS, signIn, tokenOf, withCode } from './client';
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

/** How to make RegisterNeedSMSCode say all that it can. */
export const REGISTER_CASES: readonly Case[] = [
  [...SAYS.welcome, 'the code is right', (api) => join(api)],
  [...SAYS.nameless, 'there is no name', (api) => register(api, '', DIGITS)],
  [...SAYS.badParameter, 'there is no such app', (api) => join(api, { AppId: 'nobody' })],
  [...SAYS.badParameter, 'it is no e-mail address', (api) => join(api, { Email: 'a@b@c' })],
  [...SAYS.wrongCode, 'there is no code', (api) => join(api, { SMSCode: '' })],
  [...SAYS.wrongCode, 'there is no phone', (api) => register(api, 'ada', DIGITS)],
  [
    ...SAYS.wrongCode,
    'the code is another one',
    async (api) => {
      const { phone, code } = await registration(api);
      return register(api, phone, other(code));
    },
  ],
  [
    ...SAYS.outdated,
    'the code is five minutes old',
    async (api) => {
      const { phone, code } = await registration(api);
      api.advance(LIFETIME_SECONDS);
      return register(api, phone, code);
    },
  ],
  [...SAYS.badPassword, 'there is no password', (api) => join(api, { Password: '' })],
  [...SAYS.badPassword, 'the password is short', (api) => join(api, { Password: 'qu1nce!' })],
  [
    ...SAYS.taken,
    'the name has an account',
    async (api) => {
      const { phone, code } = await registration(api);
      return register(api, (await api.newAccount()).username, code, { ContactPhone: phone });
    },
  ],
  [...SAYS.tooOften, 'the address calls too often', (api) => twice(() => register(api, 'ada', DIGITS)), ONCE_A_MINUTE],
  [...SAYS.outage, 'something is broken', (api) => register(api, 'ada', DIGITS), OUTAGE],
];

const ticketOf = async (api: ApiHarness) => {
  const { username, code } = await withCode(api);
  return { username, code, ticket: tokenOf(await check(api, RETRIEVE, username, code)) };
};

/** How to make ChangePasswordNeedSMSCode say all that it can. */
export const CHANGE_CASES: readonly Case[] = [
  [
    ...SAYS.done,
    'the code is right',
    async (api) => {
      const { username, code } = await withCode(api);
      return change(api, username, { SMSCode: code });
    },
  ],
  [
    ...SAYS.done,
    'the ticket is right',
    async (api) => {
      const { username, ticket } = await ticketOf(api);
      return change(api, username, { Token: ticket });
    },
  ],
  [...SAYS.nameless, 'there is no name', (api) => change(api, '', {})],
  [...SAYS.badParameter, 'there is no such app', (api) => change(api, 'ada', { AppId: 'nobody' })],
  [...SAYS.wrongCode, 'there is neither code nor token', (api) => change(api, 'ada', {})],
  [...SAYS.wrongCode, 'nobody has the name', (api) => change(api, 'nobody', { SMSCode: DIGITS })],
  [
    ...SAYS.wrongCode,
    'the ticket is that of somebody else',
    async (api) => change(api, (await api.newAccount()).username, { Token: (await ticketOf(api)).ticket }),
  ],
  [
    ...SAYS.outdated,
    'the ticket is ten minutes old',
    async (api) => {
      const { username, ticket } = await ticketOf(api);
      api.advance(TICKET_SECONDS);
      return change(api, username, { Token: ticket });
    },
  ],
  [
    ...SAYS.signInAgain,
    'the token is neither a ticket nor a session',
    async (api) => change(api, (await api.newAccount()).username, { Token: 'nothing', SMSCode: DIGITS }),
  ],
  [...SAYS.badPassword, 'there is no password', (api) => change(api, 'ada', { NewPass: '' })],
  [
    ...SAYS.badPassword,
    'the password is short',
    async (api) => change(api, (await withCode(api)).username, { NewPass: 'qu1nce!', SMSCode: DIGITS }),
  ],
  [...SAYS.tooOften, 'the address calls too often', (api) => twice(() => change(api, 'ada', {})), ONCE_A_MINUTE],
  [...SAYS.outage, 'something is broken', (api) => change(api, 'ada', {}), OUTAGE],
];

/** How to make Login say all that it can. */
export const LOGIN_CASES: readonly Case[] = [
  [
    ...SAYS.done,
    'the password is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      return signIn(api, username, password);
    },
  ],
  [...SAYS.nameless, 'there is no name', (api) => signIn(api, '', 'any of them')],
  [...SAYS.badParameter, 'there is no such app', (api) => signIn(api, 'ada', 'any of them', { AppId: 'nobody' })],
  [...SAYS.wrongCredentials, 'nobody has the name', (api) => signIn(api, 'nobody', 'any of them')],
  [...SAYS.wrongCredentials, 'there is no password', async (api) => signIn(api, (await api.newAccount()).username, '')],
  [
    ...SAYS.tooOften,
    'five wrong passwords came before',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let tries = 0; tries < 5; tries++) await signIn(api, username, 'of somebody else');
      return signIn(api, username, password);
    },
  ],
  [...SAYS.outage, 'something is broken', (api) => signIn(api, 'ada', 'any of them'), OUTAGE],
];
