import type { Fields } from '../../support/contract-bodies';
import type { DialectRig } from '../../support/dialect-rig';
import { other } from '../other-code';
import { change, registration, register, RETRIEVE, check, SAYS, signIn, tokenOf, withCode } from './client';
import type { Row } from './settings';

const LIFETIME_SECONDS = 300;
const TICKET_SECONDS = 600;
const DIGITS = '123456';
const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

const join = async (rig: DialectRig, more: Fields = {}) => {
  const { phone, code } = await registration(rig);
  return register(rig, phone, code, more);
};

/** How to make RegisterNeedSMSCode say all that it can. */
export const REGISTER_ROWS: readonly Row[] = [
  [...SAYS.welcome, 'the code is right', (rig) => join(rig)],
  [...SAYS.nameless, 'there is no name', (rig) => register(rig, '', DIGITS)],
  [...SAYS.badParameter, 'there is no such app', (rig) => join(rig, { AppId: 'nobody' })],
  [...SAYS.badParameter, 'it is no e-mail address', (rig) => join(rig, { Email: 'a@b@c' })],
  [...SAYS.wrongCode, 'there is no code', (rig) => join(rig, { SMSCode: '' })],
  [...SAYS.wrongCode, 'there is no phone', (rig) => register(rig, 'ada', DIGITS)],
  [
    ...SAYS.wrongCode,
    'the code is another one',
    async (rig) => {
      const { phone, code } = await registration(rig);
      return register(rig, phone, other(code));
    },
  ],
  [
    ...SAYS.outdated,
    'the code is five minutes old',
    async (rig) => {
      const { phone, code } = await registration(rig);
      rig.passes(LIFETIME_SECONDS);
      return register(rig, phone, code);
    },
  ],
  [...SAYS.badPassword, 'there is no password', (rig) => join(rig, { Password: '' })],
  [...SAYS.badPassword, 'the password is short', (rig) => join(rig, { Password: 'qu1nce!' })],
  [
    ...SAYS.taken,
    'the name has an account',
    async (rig) => {
      const { phone, code } = await registration(rig);
      return register(rig, (await rig.someone()).username, code, { ContactPhone: phone });
    },
  ],
  [...SAYS.tooOften, 'the address calls too often', (rig) => twice(() => register(rig, 'ada', DIGITS)), ONCE_A_MINUTE],
  [...SAYS.outage, 'something is broken', (rig) => register(rig, 'ada', DIGITS), OUTAGE],
];

const ticketOf = async (rig: DialectRig) => {
  const { username, code } = await withCode(rig);
  return { username, code, ticket: tokenOf(await check(rig, RETRIEVE, username, code)) };
};

/** How to make ChangePasswordNeedSMSCode say all that it can. */
export const CHANGE_ROWS: readonly Row[] = [
  [
    ...SAYS.done,
    'the code is right',
    async (rig) => {
      const { username, code } = await withCode(rig);
      return change(rig, username, { SMSCode: code });
    },
  ],
  [
    ...SAYS.done,
    'the ticket is right',
    async (rig) => {
      const { username, ticket } = await ticketOf(rig);
      return change(rig, username, { Token: ticket });
    },
  ],
  [...SAYS.nameless, 'there is no name', (rig) => change(rig, '', {})],
  [...SAYS.badParameter, 'there is no such app', (rig) => change(rig, 'ada', { AppId: 'nobody' })],
  [...SAYS.wrongCode, 'there is neither code nor token', (rig) => change(rig, 'ada', {})],
  [...SAYS.wrongCode, 'nobody has the name', (rig) => change(rig, 'nobody', { SMSCode: DIGITS })],
  [
    ...SAYS.wrongCode,
    'the ticket is that of somebody else',
    async (rig) => change(rig, (await rig.someone()).username, { Token: (await ticketOf(rig)).ticket }),
  ],
  [
    ...SAYS.outdated,
    'the ticket is ten minutes old',
    async (rig) => {
      const { username, ticket } = await ticketOf(rig);
      rig.passes(TICKET_SECONDS);
      return change(rig, username, { Token: ticket });
    },
  ],
  [
    ...SAYS.signInAgain,
    'the token is neither a ticket nor a session',
    async (rig) => change(rig, (await rig.someone()).username, { Token: 'nothing', SMSCode: DIGITS }),
  ],
  [...SAYS.badPassword, 'there is no password', (rig) => change(rig, 'ada', { NewPass: '' })],
  [
    ...SAYS.badPassword,
    'the password is short',
    async (rig) => change(rig, (await withCode(rig)).username, { NewPass: 'qu1nce!', SMSCode: DIGITS }),
  ],
  [...SAYS.tooOften, 'the address calls too often', (rig) => twice(() => change(rig, 'ada', {})), ONCE_A_MINUTE],
  [...SAYS.outage, 'something is broken', (rig) => change(rig, 'ada', {}), OUTAGE],
];

/** How to make Login say all that it can. */
export const LOGIN_ROWS: readonly Row[] = [
  [
    ...SAYS.done,
    'the password is right',
    async (rig) => {
      const { username, password } = await rig.someone();
      return signIn(rig, username, password);
    },
  ],
  [...SAYS.nameless, 'there is no name', (rig) => signIn(rig, '', 'any of them')],
  [...SAYS.badParameter, 'there is no such app', (rig) => signIn(rig, 'ada', 'any of them', { AppId: 'nobody' })],
  [...SAYS.wrongCredentials, 'nobody has the name', (rig) => signIn(rig, 'nobody', 'any of them')],
  [...SAYS.wrongCredentials, 'there is no password', async (rig) => signIn(rig, (await rig.someone()).username, '')],
  [
    ...SAYS.tooOften,
    'five wrong passwords came before',
    async (rig) => {
      const { username, password } = await rig.someone();
      for (let tries = 0; tries < 5; tries++) await signIn(rig, username, 'of somebody else');
      return signIn(rig, username, password);
    },
  ],
  [...SAYS.outage, 'something is broken', (rig) => signIn(rig, 'ada', 'any of them'), OUTAGE],
];
