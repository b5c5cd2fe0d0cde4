import { call, login, SAYS } from './client';
import { signedRows } from './common-rows';
import type { Row } from './settings';

const OUTAGE = 'the core is out of order';
const ONCE_A_MINUTE = 'an address may call once a minute';

const twice = async <T>(ask: () => Promise<T>): Promise<T> => {
  await ask();
  return ask();
};

/** How to make login say all that it can. */
export const LOGIN_ROWS: readonly Row[] = [
  ...signedRows('login'),
  [
    ...SAYS.done,
    'the password is right',
    async (rig) => {
      const { username, password } = await rig.someone();
      return login(rig, username, password);
    },
  ],
  [...SAYS.badParameter, 'there is no password', (rig) => login(rig, 'ada', '')],
  [...SAYS.wrongCredentials, 'nobody has the name', (rig) => login(rig, 'nobody', 'the same for everybody')],
  [
    ...SAYS.wrongCredentials,
    'the password is wrong',
    async (rig) => login(rig, (await rig.someone()).username, 'of somebody else'),
  ],
  [
    ...SAYS.wrongCaptcha,
    'a picture is wanted by now',
    async (rig) => {
      const { username, password } = await rig.someone();
      await twice(() => login(rig, username, 'of somebody else'));
      return login(rig, username, password);
    },
    'two wrong passwords call for a captcha',
  ],
  [
    ...SAYS.oldCaptcha,
    'the picture is two minutes old',
    async (rig) => {
      const cookie = `captcha=${'a'.repeat(22)}`;
      await rig.client.get('/api/member/imgcode', { cookie });
      rig.passes(120);
      const fields = { username: 'ada', password: 'any of them', verification_code: 'K7M2P' };
      return call(rig, 'login', fields, { headers: { cookie } });
    },
  ],
  [
    ...SAYS.tooOften,
    'five wrong passwords came before',
    async (rig) => {
      const { username, password } = await rig.someone();
      for (let tries = 0; tries < 5; tries++) await login(rig, username, 'of somebody else');
      return login(rig, username, password);
    },
  ],
  [...SAYS.outage, 'something is broken', (rig) => login(rig, 'ada', 'any of them'), OUTAGE],
];

/** How to make imgcode say all that it can; a picture says nothing. */
export const IMG_CODE_ROWS: readonly Row[] = [
  [
    ...SAYS.tooOften,
    'the address calls too often',
    (rig) => twice(() => rig.client.get('/api/member/imgcode')),
    ONCE_A_MINUTE,
  ],
  [...SAYS.outage, 'something is broken', (rig) => rig.client.get('/api/member/imgcode'), OUTAGE],
];
