import { other } from '../reply-cases/other-code';
import { checkCode } from '../reply-cases/pcuser/client';
import {
  captchaFor,
  checkImg,
  doSend,
  registration,
  NEW_PASSWORD,
  reg,
  REGISTER,
  reSetPass,
  userLogin,
  withCode,
  WRONG,
} from '../reply-cases/smssend/client';
import { send, verify } from '../reply-cases/systems/client';
import { describeEachDatabase } from '../support/database-harness';
import { CAPTCHA, ApiHarness } from '../support/api-harness';
import { doubled, misspelt, NO_CODES, NO_SCALARS, PASTED_CODES, withLiteral } from '../support/hostile-inputs';

const CALLS: readonly (readonly [path: string, fields: Readonly<Record<string, string>>])[] = [
  [
    '/api/Smssend/doSend',
    {
      mobile: '13800138001',
      uuid: 'x',
      username: 'ada',
      type: '2',
      internationalCode: '+86',
      imgid: 'x',
    },
  ],
  ['/api/user/checkImg', { imgid: 'x', imgtype: 'reg' }],
  ['/api/user/userExist', { mobile: '13800138001', username: 'ada' }],
  [
    '/api/user/reg',
    { username: 'ada', mobile: '13800138001', mobilecode: '123456', pass: 'x', passcheck: 'x', set_lang: 'en' },
  ],
  ['/api/user/reSetPass', { mobile: '13800138001', code: '123456', newpass: 'x', newpassck: 'x', type: '2' }],
  ['/api/user/userLogin', { mobile: '13800138001', pass: 'x', username: 'ada', imgid: 'x' }],
];
/** A captcha is judged before the other fields are, so it is given in its own turn only. */
const CAPTCHA_PATHS = ['/api/Smssend/doSend', '/api/user/userLogin'];
const FIELDS = CALLS.flatMap(([path, fields]) => {
  const names = [...Object.keys(fields), ...(CAPTCHA_PATHS.includes(path) ? ['imgcode'] : [])];
  return names.map((name) => [path, name, fields] as const);
});
const MALFORMED = '{"code":10001,"msg":"参数错误","data":[]}';

describeEachDatabase('attacks on /api/Smssend and /api/user', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  it('send no code of another to the own phone, by username or uuid', async () => {
    const [attacker, victim] = [await api.newAccount(), await api.newAccount()];
    const claims = [{ uuid: victim.id }, { username: victim.username }, { uuid: victim.id, username: victim.username }];
    for (const lookup of [...claims, { uuid: attacker.id, username: victim.username }])
      expect((await doSend(api, attacker.phone, '2', lookup)).json).toMatchObject({ code: 10003 });
    const { phone } = await withCode(api);
    expect(await api.messages(phone)).toHaveLength(1);
    for (const account of [attacker, victim]) expect(await api.messages(account.phone)).toEqual([]);
  });

  it('reject a code of the own phone for the account of another', async () => {
    const attacker = await withCode(api);
    const victim = await withCode(api);
    expect((await reSetPass(api, victim.phone, attacker.code)).json).toMatchObject({ code: 10006 });
    expect(await api.canSignIn(victim.username, victim.password)).toBe(true);
    expect((await reSetPass(api, victim.phone, victim.code)).json).toMatchObject({ code: 0 });
  });

  it('reject a registration code for a reset, and a recovery code for a registration', async () => {
    const { mobile, mobilecode } = await registration(api);
    expect((await reSetPass(api, mobile, mobilecode)).json).toMatchObject({ code: 10006 });
    expect((await reg(api, { mobile, mobilecode })).json).toMatchObject({ code: 0 });
    const { phone, code } = await withCode(api);
    expect((await reg(api, { mobile: phone, mobilecode: code })).json).toMatchObject({ code: 10004 });
    expect((await reSetPass(api, mobile, code)).json).toMatchObject({ code: 10006 });
    expect((await reSetPass(api, phone, code)).json).toMatchObject({ code: 0 });
  });

  it.each(['4', '', '1 ', '01', '２', '1.0', '-1', 'constructor'])('answer 10001 for the type "%s"', async (type) => {
    expect((await doSend(api, api.freePhone(), type)).text).toBe(MALFORMED);
  });

  it.each(['1.5', '1e-1', '-1', '3', '12', '0'])('answer 10001 for the numeric type %s', async (literal) => {
    const body = withLiteral({ mobile: api.freePhone(), internationalCode: '+86' }, 'type', literal);
    expect((await api.json('/api/Smssend/doSend', body)).text).toBe(MALFORMED);
  });

  it('register no existing account, in any spelling of its phone or name', async () => {
    const { phone, username, password } = await api.newAccount();
    for (const mobile of [phone, phone.replace('+86', ''), phone.replace('+', '00'), phone.replace('+86', '+86 ')])
      expect((await doSend(api, mobile, REGISTER)).json).toMatchObject({ code: 10004 });
    const fields = await registration(api);
    for (const name of [username, username.toUpperCase(), username.replace('p', 'ｐ')])
      expect((await reg(api, { ...fields, username: name })).json).toMatchObject({ code: 10004 });
    expect(await api.canSignIn(username, password)).toBe(true);
  });

  it('have five guesses in sum over all dialects, and one cooldown', async () => {
    const { phone, username, code } = await withCode(api);
    expect((await send(api, username, phone)).json).toMatchObject({ msg: 5006 });
    for (let guess = 0; guess < 2; guess++) await verify(api, username, other(code));
    for (let guess = 0; guess < 2; guess++) await checkCode(api, phone, other(code));
    await reSetPass(api, phone, other(code));
    expect((await reSetPass(api, phone, code)).json).toMatchObject({ code: 10006 });
    expect((await verify(api, username, code)).json).toMatchObject({ msg: 8013 });
    expect((await checkCode(api, phone, code)).json).toMatchObject({ status: 15010 });
  });

  it.each(PASTED_CODES)('accept a code %s', async (_name, write) => {
    const { phone, code } = await withCode(api);
    expect((await reSetPass(api, phone, write(code))).json).toMatchObject({ code: 0 });
  });

  it.each(NO_CODES)('reject a code %s, as often as it comes, and charge no attempt', async (_name, write) => {
    const { phone, code } = await withCode(api);
    for (let times = 0; times < 12; times++)
      expect((await reSetPass(api, phone, write(code))).json).toMatchObject({ code: 10006 });
    expect((await reSetPass(api, phone, code)).json).toMatchObject({ code: 0 });
  });

  it('reject a captcha answer that is repeated, late, or of another call or picture', async () => {
    const send = async (captcha: Readonly<Record<string, string>>) =>
      (await doSend(api, api.freePhone(), REGISTER, captcha)).json;
    const used = await captchaFor(api, 'reg');
    expect(await send(used)).toMatchObject({ code: 0 });
    expect(await send(used)).toMatchObject({ code: 10005 });
    const burnt = await captchaFor(api, 'reg', WRONG);
    expect(await send(burnt)).toMatchObject({ code: 10005 });
    expect(await send({ ...burnt, imgcode: CAPTCHA })).toMatchObject({ code: 10005 });
    for (const imgtype of ['login', 'passw', 'cleardev'])
      expect(await send({ ...(await captchaFor(api, imgtype)), imgtype: 'reg' })).toMatchObject({ code: 10005 });
    expect(await send({ ...(await captchaFor(api, 'reg')), imgid: 'another' })).toMatchObject({ code: 10005 });
    expect(await send({ ...(await captchaFor(api, 'reg')), imgid: '' })).toMatchObject({ code: 10005 });
  });

  it('verify a captcha for the purpose of doSend, whether type is text or a number', async () => {
    const fields = { mobile: api.freePhone(), type: 1, internationalCode: '+86' };
    const recover = await captchaFor(api, 'passw');
    expect((await api.json('/api/Smssend/doSend', { ...fields, ...recover })).json).toMatchObject({ code: 10005 });
    const register = await captchaFor(api, 'reg');
    expect((await api.json('/api/Smssend/doSend', { ...fields, ...register })).json).toMatchObject({ code: 0 });
  });

  it('are throttled at sign-in by IP address, and lock no account out', async () => {
    const { username, password } = await api.newAccount();
    for (let failure = 0; failure < 5; failure++) await userLogin(api, { username, pass: WRONG });
    expect((await userLogin(api, { username, pass: password })).json).toMatchObject({ code: 10033 });
    expect(await api.canSignIn(username, password)).toBe(true);
    api.advance(1);
    expect((await userLogin(api, { username, pass: password })).json).toMatchObject({ code: 0 });
  });

  describe.each(FIELDS)('in the body of %s, with %s', (path, name, fields) => {
    it.each(NO_SCALARS)('= %s: answers 400', async (literal) => {
      const { status, text } = await api.json(path, withLiteral(fields, name, literal));
      expect({ status, text }).toEqual({ status: 400, text: MALFORMED });
    });

    it('twice, or as a list: answers 400', async () => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const form = new URLSearchParams(fields).toString();
      for (const again of [name, `${name}[]`, `${name}[$gt]`, '__proto__']) {
        const { status, text } = await api.client.post(path, `${form}&${again}=x&${again}=x`, type);
        expect({ again, status, text }).toEqual({ again, status: 400, text: MALFORMED });
      }
    });
  });

  it.each(FIELDS.filter(([, name]) => name !== 'type'))(
    'read an integer sent to %s as %s, and reject any other number',
    async (path, name, fields) => {
      expect((await api.json(path, withLiteral(fields, name, '123456'))).status).toBe(200);
      for (const literal of ['1e-5', '1.5', '-1', '1e400', '1E1000000']) {
        const { status, text } = await api.json(path, withLiteral(fields, name, literal));
        expect({ literal, status, text }).toEqual({ literal, status: 400, text: MALFORMED });
      }
    },
  );

  it.each(CALLS)('reach %s under its own URL only', async (path, fields) => {
    for (const spelt of misspelt(path)) expect([spelt, (await api.json(spelt, fields)).status]).toEqual([spelt, 404]);
    expect((await api.client.get(path)).status).toBe(405);
  });

  it.each(CALLS)('reach %s with doubled slashes', async (path, fields) => {
    for (const spelt of doubled(path)) {
      expect([spelt, (await api.json(spelt, fields)).status]).toEqual([spelt, 200]);
      expect([spelt, (await api.client.get(spelt)).status]).toEqual([spelt, 405]);
    }
  });

  it('leave no code, password or token in the log', async () => {
    const { phone, code } = await withCode(api);
    await reSetPass(api, phone, code);
    const login = await userLogin(api, { mobile: phone, pass: NEW_PASSWORD });
    await checkImg(api, 'x', 'login');
    const { token } = (login.json as { data: { token: string } }).data;
    for (const secret of [code, NEW_PASSWORD, token, CAPTCHA]) expect(api.log.text).not.toContain(secret);
  });
});
