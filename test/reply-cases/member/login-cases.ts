import { call, login, REPLIES } from './client';
import { signedRows } from './common-cases';
import type { Case } from './settings';

const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** One case for every reply of login. */
export const LOGIN_CASES: readonly Case[] = [
  ...signedRows('login'),
  [
    ...REPLIES.done,
    'the password is right',
    async (api) => {
      const { username, password } = await api.newAccount();
      return login(api, username, password);
    },
  ],
  [...REPLIES.badParameter, 'there is no password', (api) => login(api, 'ada', '')],
  [...REPLIES.wrongCredentials, 'nobody has the name', (api) => login(api, 'nobody', 'the same for everybody')],
  [
    ...REPLIES.wrongCredentials,
    'the password is wrong',
    async (api) => login(api, (await api.newAccount()).username, 'of somebody else'),
  ],
  [
    ...REPLIES.wrongCaptcha,
    'a picture is wanted by now',
    async (api) => {
      const { username, password } = await api.newAccount();
      await twice(() => login(api, username, 'of somebody else'));
      return login(api, username, password);
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...REPLIES.oldCaptcha,
    'the picture is five minutes old',
    async (api) => {
      const cookie = `captcha=${'a'.repeat(22)}`;
      await api.client.get('/api/member/imgcode', { cookie });
      api.advance(300);
      const fields = { username: 'ada', password: 'any of them', verification_code: 'K7M2P' };
      return call(api, 'login', fields, { headers: { cookie } });
    },
  ],
  [
    ...REPLIES.tooOften,
    'five wrong passwords came before',
    async (api) => {
      const { username, password } = await api.newAccount();
      for (let tries = 0; tries < 5; tries++) await login(api, username, 'of somebody else');
      return login(api, username, password);
    },
  ],
  [...REPLIES.outage, 'something is broken', (api) => login(api, 'ada', 'any of them'), OUTAGE],
];

/** One case for every reply of imgcode that is no picture. */
export const IMG_CODE_CASES: readonly Case[] = [
  [
    ...REPLIES.tooOften,
    'the address calls too often',
    (api) => twice(() => api.client.get('/api/member/imgcode')),
    ONCE_A_MINUTE,
  ],
  [...REPLIES.outage, 'something is broken', (api) => api.client.get('/api/member/imgcode'), OUTAGE],
];
