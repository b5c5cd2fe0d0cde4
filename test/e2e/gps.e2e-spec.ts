import {
  call,
  change,
  CHANGE,
  check,
  registration,
  NEW_PASSWORD,
  REGISTER,
  RETRIEVE,
  send,
  signedIn,
  signIn,
  stateOf,
  tokenOf,
  withCode,
} from '../reply-cases/gps/client';
import { type Format, leavesOf } from '../support/contract-bodies';
import { describeEachDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';

const FORMATS: readonly Format[] = ['json', 'xml'];
const TOKEN = expect.stringMatching(/^[\w-]{43}$/) as string;
const ENVELOPE = /^\{"Message":.*,"AccessToken":.*,"User":.*,"ThirdParty":.*,"State":\d+\}$/;

describeEachDatabase('POST /api/User/*', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  describe.each(FORMATS)('in %s', (format) => {
    const ask = (...[name, fields]: [Parameters<typeof call>[1], Parameters<typeof call>[2]]) =>
      call(api, name, fields, format);

    it('registers a free name and signs in', async () => {
      const phone = api.freePhone();
      const local = phone.slice(3);
      const asked = { LoginName: local, Language: 'en', AppId: '' };
      expect(leavesOf(await ask('CheckUser', asked))).toEqual({ Message: 'OK', State: '0' });
      const sms = { Phone: local, VildateSence: REGISTER, Language: 'en', AppId: '' };
      expect(leavesOf(await ask('SendSMSCode', sms))).toEqual({ Message: 'OK', State: '0' });
      const code = await api.code(phone);
      const checked = leavesOf(await ask('CheckVaildateCodeByUser', { Type: REGISTER, SMSCode: code, ...asked }));
      const nobody = { AccessToken: null, User: null, ThirdParty: '' };
      expect(checked).toEqual({ Message: 'register success', ...nobody, State: '0' });
      const registration = { Password: NEW_PASSWORD, SMSCode: code, Email: `${local}@example.com`, ...asked };
      const joined = leavesOf(await ask('RegisterNeedSMSCode', registration));
      expect(joined).toMatchObject({ Message: 'register success', State: '0', AccessToken: null, LoginName: local });
      expect(joined).toMatchObject({
        CellPhone: `137****${phone.slice(-4)}`,
        Email: '1***@example.com',
      });
      expect(leavesOf(await ask('CheckUser', asked))).toMatchObject({ State: '1001' });
      const login = leavesOf(await ask('Login', { Name: local, Pass: NEW_PASSWORD, LoginType: 0, Version: 1 }));
      const nothing = { Item: '', ThirdParty: '', WeChartAppId: '' };
      expect(login).toEqual({ LoginType: '0', AccessToken: TOKEN, ...nothing, Message: 'OK', State: '0' });
    });

    it('resets a password and signs in', async () => {
      const { username, phone, password, email } = await api.newAccount();
      const asked = { Language: 'zh-CN', AppId: 'default' };
      await ask('SendSMSCode', { Phone: phone, VildateSence: RETRIEVE, ...asked });
      const code = await api.code(phone);
      const fields = { LoginName: username, SMSCode: code, ...asked };
      const checked = await ask('CheckVaildateCodeByUser', { Type: RETRIEVE, ...fields });
      const { UserId, ...user } = leavesOf(checked);
      expect(Number(UserId)).toBeGreaterThan(0);
      expect(user).toEqual({
        ...{ Message: '成功', State: '0', AccessToken: TOKEN, ThirdParty: '' },
        ...{ Username: username, LoginName: username, Timezone: '', Avatar: '', CodeUrl: '' },
        ...{ Email: `p***${email.slice(email.indexOf('@'))}`, CellPhone: `139****${phone.slice(-4)}` },
        ...{ DeviceCount: '0', UserType: '0', SubUsersCount: '0', Calorie: '0', Steps: '0', UserStatus: '1' },
      });
      const changed = await ask('ChangePasswordNeedSMSCode', { NewPass: NEW_PASSWORD, ...fields });
      expect(leavesOf(changed)).toEqual({ Message: '成功', State: '0' });
      const login = (pass: string) => ask('Login', { Name: phone, Pass: pass, LoginType: 0, Version: 1 });
      expect(stateOf(await login(NEW_PASSWORD))).toBe('0');
      expect(stateOf(await login(password))).toBe('3705');
    });
  });

  it('answers every member in the documented order', async () => {
    const { username, code } = await withCode(api);
    const right = await check(api, RETRIEVE, username, code);
    expect(right.text).toMatch(ENVELOPE);
    expect(right.headers['content-type']).toBe('application/json; charset=utf-8');
    const wrong = await check(api, RETRIEVE, username, 'wrong');
    expect(wrong.text).toBe(
      '{"Message":"verify code is wrong","AccessToken":null,"User":null,"ThirdParty":null,"State":3700}',
    );
  });

  it('ChangePasswordNeedSMSCode accepts a ticket in place of the code, and ends both', async () => {
    const { username, code } = await withCode(api);
    const ticket = tokenOf(await check(api, RETRIEVE, username, code));
    expect(stateOf(await change(api, username, { Token: ticket }))).toBe('0');
    expect(stateOf(await change(api, username, { Token: ticket }))).toBe('3701');
    expect(stateOf(await change(api, username, { SMSCode: code }))).toMatch(/^370[01]$/);
    expect(stateOf(await check(api, RETRIEVE, username, code))).toMatch(/^370[01]$/);
  });

  it('ChangePasswordNeedSMSCode accepts a checked code, and ends its ticket', async () => {
    const { username, code } = await withCode(api);
    const ticket = tokenOf(await check(api, RETRIEVE, username, code));
    expect(stateOf(await change(api, username, { SMSCode: code }))).toBe('0');
    expect(stateOf(await change(api, username, { Token: ticket }))).toBe('3701');
  });

  it('ChangePasswordNeedSMSCode accepts a ticket and its code once in sum, also in parallel', async () => {
    for (let round = 0; round < 5; round++) {
      const { username, code } = await withCode(api);
      const ticket = tokenOf(await check(api, RETRIEVE, username, code));
      const proofs = Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0 ? { Token: ticket } : { SMSCode: code },
      );
      const states = await Promise.all(proofs.map(async (proof) => stateOf(await change(api, username, proof))));
      expect(states.filter((state) => state === '0')).toHaveLength(1);
    }
  });

  it('ChangePasswordNeedSMSCode changes a password in a session, and ends every session', async () => {
    const { username, phone, session, code } = await signedIn(api);
    const second = tokenOf(await signIn(api, username, 'the same for everybody'));
    expect(stateOf(await check(api, CHANGE, username, code))).toBe('0');
    expect(stateOf(await change(api, username, { Token: session, SMSCode: code }))).toBe('0');
    api.advance(60);
    for (const token of [session, second])
      expect(stateOf(await send(api, phone, RETRIEVE, { Token: token }))).toBe('3707');
    expect(stateOf(await signIn(api, username, NEW_PASSWORD))).toBe('0');
  });

  it('CheckVaildateCodeByUser opens no session', async () => {
    const { username, phone, code } = await withCode(api);
    const ticket = tokenOf(await check(api, RETRIEVE, username, code));
    api.advance(60);
    expect(stateOf(await send(api, phone, RETRIEVE, { Token: ticket }))).toBe('3707');
  });

  it('CheckVaildateCodeByUser reads Type from Username where it is missing', async () => {
    const { phone, code } = await registration(api);
    const fields = { LoginName: phone, SMSCode: code };
    const misnamed = (type: string, format: Format) =>
      call(api, 'CheckVaildateCodeByUser', { ...fields, Username: type }, format);
    expect(stateOf(await misnamed('4', 'json'))).toBe('3706');
    expect(stateOf(await misnamed('ada', 'json'))).toBe('3706');
    expect(stateOf(await misnamed('2', 'xml'))).toBe('3700');
    expect(stateOf(await misnamed('1', 'json'))).toBe('0');
  });

  it('RegisterNeedSMSCode registers a name with the contact phone', async () => {
    const { phone, code } = await registration(api);
    const name = `n${phone.slice(1)}`;
    const fields = { LoginName: name, SMSCode: code, Password: NEW_PASSWORD };
    expect(stateOf(await call(api, 'RegisterNeedSMSCode', fields))).toBe('3700');
    expect(stateOf(await call(api, 'RegisterNeedSMSCode', { ...fields, ContactPhone: phone }))).toBe('0');
    expect(stateOf(await signIn(api, name, NEW_PASSWORD))).toBe('0');
    expect(stateOf(await signIn(api, phone, NEW_PASSWORD))).toBe('0');
  });

  it('an account by phone wins over one whose user name is that number', async () => {
    const { phone, password } = await api.newAccount();
    const local = phone.slice(3);
    await api.newAccount({ username: local, password: 'of somebody else' });
    expect(stateOf(await signIn(api, local, password))).toBe('0');
    await send(api, local);
    expect(stateOf(await change(api, local, { SMSCode: await api.code(phone) }))).toBe('0');
    expect(stateOf(await signIn(api, local, NEW_PASSWORD))).toBe('0');
  });

  it.each([
    ['zh', '用户名不能为空'],
    ['zh-Hant-TW', '用户名不能为空'],
    ['ZH_cn', '用户名不能为空'],
    ['en-GB', 'The user name cannot be empty'],
    ['fr', 'The user name cannot be empty'],
    ['', 'The user name cannot be empty'],
  ])('CheckUser answers in the language %s', async (language, message) => {
    expect(leavesOf(await call(api, 'CheckUser', { LoginName: ' ', Language: language }))).toEqual({
      Message: message,
      State: '1003',
    });
  });
});
