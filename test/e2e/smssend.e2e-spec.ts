import {
  captchaFor,
  checkImg,
  countryCode,
  doSend,
  registration,
  NEW_PASSWORD,
  reg,
  REGISTER,
  reSetPass,
  userExist,
  userLogin,
  withCode,
  WRONG,
} from '../reply-cases/smssend/client';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { multipart } from '../support/multipart';
import { sampleRequest, sampleTokens, tokens } from '../support/samples';

const REVIEWER = '+8613800138001';
const REVIEWER_CODE = '693599';
const DONE = { code: 0, msg: '成功', data: [] };

describeEachDatabase('POST /api/Smssend/doSend, /api/user/*, /api/Systeminfo/CountryCode', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  const signsIn = async (fields: Readonly<Record<string, string>>) =>
    ((await userLogin(api, fields)).json as { code: number }).code === 0;

  it('registers and signs in', async () => {
    const mobile = api.freePhone();
    expect((await userExist(api, { mobile })).text).toBe('{"code":0,"msg":"成功","data":{"exist":0}}');
    const sent = await doSend(api, mobile, REGISTER);
    expect(sent.text).toBe('{"code":0,"msg":"成功","data":{"timeless":180,"nexttime":120,"code":""}}');
    const mobilecode = await api.code(mobile);
    const { json } = await reg(api, { mobile, mobilecode, username: `Ada${mobile.slice(3)}`, set_lang: 'en-us' });
    const { uuid } = (json as { data: { uuid: string } }).data;
    expect(json).toEqual({ ...DONE, data: { uuid: expect.stringMatching(/^\S{20,}$/) } });
    expect((await userExist(api, { mobile })).json).toMatchObject({ data: { exist: 1 } });
    expect((await userExist(api, { username: `ada${mobile.slice(3)}` })).json).toMatchObject({ data: { exist: 1 } });
    const login = await userLogin(api, { mobile, pass: NEW_PASSWORD });
    const username = `Ada${mobile.slice(3)}`;
    const info = { uuid, username, phone: mobile, internationalcode: '+86', set_lang: 'en' };
    expect(login.json).toEqual({ ...DONE, data: { token: expect.stringMatching(/^[\w-]{43}$/), info } });
    expect(Object.keys((login.json as { data: { info: object } }).data.info)).toEqual(Object.keys(info));
  });

  it('resets a password and signs in', async () => {
    const { phone, username, password, code } = await withCode(api);
    expect((await reSetPass(api, phone, code)).text).toBe('{"code":0,"msg":"成功","data":[]}');
    expect(await signsIn({ mobile: phone, pass: NEW_PASSWORD })).toBe(true);
    expect(await signsIn({ username, pass: NEW_PASSWORD })).toBe(true);
    expect(await signsIn({ username, pass: password })).toBe(false);
    expect(await signsIn({ mobile: phone, pass: password })).toBe(false);
  });

  it('doSend accepts another send after nexttime, and codes for timeless', async () => {
    const { phone } = await api.newAccount();
    for (let sends = 1; sends <= 5; sends++) {
      const { json } = await doSend(api, phone);
      const { nexttime, timeless } = (json as { data: { nexttime: number; timeless: number } }).data;
      expect({ sends, nexttime: nexttime > 120, timeless }).toEqual({ sends, nexttime: sends === 5, timeless: 180 });
      const code = await api.code(phone, sends);
      api.advance(timeless - 1);
      expect((await reSetPass(api, phone, code, { newpass: 'short', newpassck: 'short' })).json).toMatchObject({
        code: 10008,
      });
      api.advance(Math.max(0, nexttime - timeless + 1));
    }
    expect((await doSend(api, phone)).json).toMatchObject({ code: 0 });
  });

  it.each([
    ['+8613', '+86'],
    ['008613', '+86'],
    ['13', '+86'],
    ['13', '86'],
    ['+86 13', '+86'],
  ])('doSend accepts the number %s… with internationalCode %s', async (prefix, internationalCode) => {
    const { phone } = await api.newAccount();
    const mobile = phone.replace('+8613', prefix);
    expect((await doSend(api, mobile, '2', { internationalCode })).json).toMatchObject({ code: 0 });
  });

  it('doSend accepts JSON with a numeric type, and multipart forms', async () => {
    const fields = { uuid: null, username: null, type: 2, internationalCode: '+86' };
    const { phone } = await api.newAccount();
    expect((await api.json('/api/Smssend/doSend', { mobile: phone, ...fields })).json).toMatchObject({ code: 0 });
    const { body, type } = multipart({ mobile: api.freePhone(), type: '1', internationalCode: '+86' });
    const answer = await api.client.post('/api/Smssend/doSend', body, { 'content-type': type });
    expect(answer.json).toMatchObject({ code: 0 });
    const reset = { mobile: phone, code: WRONG, newpass: NEW_PASSWORD, newpassck: NEW_PASSWORD, type: 2 };
    for (const each of [reset, { ...reset, type: '' }])
      expect((await api.json('/api/user/reSetPass', each)).json).toMatchObject({ code: 10006 });
  });

  it('a refused password leaves the code good', async () => {
    const { phone, code } = await withCode(api);
    expect((await reSetPass(api, phone, code, { newpassck: 'another' })).json).toMatchObject({ code: 10009 });
    expect((await reSetPass(api, phone, code, { newpass: '1', newpassck: '1' })).json).toMatchObject({ code: 10008 });
    expect((await reSetPass(api, phone, code)).json).toEqual(DONE);
    const fields = await registration(api);
    expect((await reg(api, { ...fields, passcheck: 'another' })).json).toMatchObject({ code: 10009 });
    expect((await reg(api, fields)).json).toMatchObject({ code: 0 });
  });

  it('checkImg answers a picture for every imgtype', async () => {
    for (const imgtype of ['login', 'reg', 'passw', 'cleardev']) {
      const { status, headers } = await checkImg(api, 'my picture', imgtype);
      expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'image/png' });
    }
    const { username, password } = await api.newAccount();
    expect(await signsIn({ username, pass: password, ...(await captchaFor(api, 'login')) })).toBe(true);
  });

  it('lists every code on the page of error codes', async () => {
    const { text, headers } = await api.client.get('/api/Smssend/errorCodes');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    const numbers = [0, ...Array.from({ length: 11 }, (_, index) => 10_001 + index), 10_032, 10_033, 10_099];
    for (const number of numbers) expect(text).toMatch(new RegExp(`<th scope="row"[^>]*>${String(number)}</th>`));
    expect(text).toContain('短信认证过于频繁,请稍后再试');
  });
});

describeEachDatabase('DIALECT_SMSSEND variables', (kind) => {
  let api: ApiHarness;
  const open = async (env: NodeJS.ProcessEnv) => (api = await ApiHarness.open(kind, { env }));

  afterEach(() => api.close());

  it('remove all routes', async () => {
    await open({ DIALECT_SMSSEND_ENABLED: 'false' });
    for (const answer of [await doSend(api, REVIEWER), await countryCode(api)]) expect(answer.status).toBe(404);
  });

  it('echo the codes of test targets only', async () => {
    await open({ TEST_TARGETS: `${REVIEWER}=${REVIEWER_CODE}@2099-01-01`, DIALECT_SMSSEND_ECHO_CODE: 'testTargets' });
    const ask = () => api.json('/api/Smssend/doSend', sampleRequest('smssend', 'doSend'));
    expect(tokens((await ask()).text)).toEqual(sampleTokens('smssend', 'doSend', 0));
    expect(tokens((await ask()).text)).toEqual(sampleTokens('smssend', 'doSend', 10032));
    expect((await reg(api, { mobile: REVIEWER, mobilecode: REVIEWER_CODE })).json).toMatchObject({ code: 0 });
    expect((await doSend(api, api.freePhone(), REGISTER)).json).toMatchObject({ data: { code: '' } });
    expect(await api.messages(REVIEWER)).toEqual([]);
  });

  it('echo no code by default', async () => {
    await open({ TEST_TARGETS: `${REVIEWER}=${REVIEWER_CODE}@2099-01-01` });
    expect((await doSend(api, REVIEWER, REGISTER)).json).toMatchObject({ data: { code: '' } });
  });

  it('CountryCode lists the served countries by name', async () => {
    await open({ COUNTRIES: 'CN=0.045,KH' });
    const cambodia = { country_code: 'KH', country_name: '柬埔寨', phone_code: '+855', is_sendsms: 1 };
    const china = { country_code: 'CN', country_name: '中国', phone_code: '+86', is_sendsms: 1 };
    const { json } = await countryCode(api);
    expect(json).toEqual({ ...DONE, data: { country_coin: expect.arrayContaining([cambodia, china]) } });
    expect((json as { data: { country_coin: object[] } }).data.country_coin).toHaveLength(2);
  });

  it('give the same answers whether an account exists', async () => {
    await open({ DIALECT_SMSSEND_DISCLOSURE: 'uniform' });
    const known = await api.newAccount();
    const heard: unknown[] = [];
    for (const { phone, username } of [known, { phone: api.freePhone(), username: 'nobody' }]) {
      const answers = [
        await userExist(api, { username }),
        await userExist(api, { mobile: phone }),
        await doSend(api, phone),
        await doSend(api, phone),
        await doSend(api, phone, '2', { username: 'somebody else' }),
        await reSetPass(api, phone, WRONG),
        await reSetPass(api, phone, WRONG, { newpass: 'short', newpassck: 'short' }),
        await doSend(api, phone, REGISTER),
        await reg(api, { mobile: phone, mobilecode: WRONG }),
        await userLogin(api, { username, pass: WRONG }),
      ];
      heard.push(answers.map(({ text }) => text));
    }
    expect(heard[0]).toEqual(heard[1]);
  });
});
