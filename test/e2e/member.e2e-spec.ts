import { Database } from '../../src/database';
import { KeyRing } from '../../src/common';
import {
  call,
  CARD,
  captcha,
  login,
  NEW_PASSWORD,
  registration,
  said,
  sendCode,
  sendSignupCode,
  signup,
  updatePassword,
  withCode,
} from '../reply-cases/member/client';
import { type Format, leavesOf } from '../support/contract-bodies';
import { describeEachDatabase } from '../support/database-harness';
import { CAPTCHA, ApiHarness } from '../support/api-harness';

const FORMATS: readonly Format[] = ['json', 'xml', 'form'];
const DONE = '1 成功';

describeEachDatabase('POST /api/member/*, GET /api/member/imgcode', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  describe.each(FORMATS)('in %s', (format) => {
    it('resets a password and signs in', async () => {
      const { username, phone, password, email } = await api.newAccount();
      const sent = await sendCode(api, username, phone, { format });
      expect(leavesOf(sent)).toEqual({ code: '1', message: '验证码已发送', state: 'sent' });
      const changed = await updatePassword(api, { username, code: await api.code(phone) }, { format });
      expect(leavesOf(changed)).toEqual({ code: '1', message: '成功', data: null });
      expect(said(await login(api, username, password, { format }))).toBe('14 用户名或密码错误');
      const signedIn = leavesOf(await login(api, username, NEW_PASSWORD, { format }));
      expect(signedIn).toEqual({ code: '1', message: '成功', token: expect.stringMatching(/^[\w-]{43}$/), email });
    });

    it('registers and signs in', async () => {
      const phone = api.freePhone();
      const fields = { phone_number: phone, username: `m${phone.slice(1)}` };
      expect(said(await sendSignupCode(api, phone, { format }))).toBe('1 验证码已发送');
      const code = await api.code(phone);
      const valid = leavesOf(await call(api, 'signup/validcode', { phone_number: phone, code }, { format }));
      expect(valid).toEqual({ code: '1', message: '成功', data: 'true' });
      const card = { name: '张三', identity_card_number: CARD.toLowerCase(), email: `${fields.username}@example.com` };
      const type = format === 'xml' ? 'TWOGENERATIONIDCARDEnum' : 1;
      const joined = await signup(api, { ...fields, ...card, code, identity_card_type: type }, { format });
      expect(leavesOf(joined)).toEqual({ code: '1', message: '成功', data: expect.stringMatching(/^\S{20,}$/) });
      const signedIn = leavesOf(await login(api, fields.username, NEW_PASSWORD, { format }));
      expect(signedIn).toMatchObject({ code: '1', email: card.email });
      expect(await keptCard(leavesOf(joined)['data'] ?? '')).toMatchObject({ name: '张三', number: CARD });
    });
  });

  it('signup keeps identity cards encrypted', async () => {
    const rows = await api.app.get(Database).query<{ sealed: string }>('SELECT sealed FROM auth_identity_cards');
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toMatch(/张三|110105/);
  });

  it('signup keeps the e-mail address unverified', async () => {
    const fields = await registration(api);
    const email = `${fields.username}@example.com`;
    await signup(api, { ...fields, email });
    const [row] = await api.app
      .get(Database)
      .query('SELECT email_verified, unique_email FROM auth_accounts WHERE email = ?', [email]);
    expect(row).toEqual({ email_verified: 0, unique_email: null });
  });

  it('imgcode answers a picture and sets the cookie of a browser once', async () => {
    const drawn = await api.client.get('/api/member/imgcode');
    const [cookie = ''] = drawn.headers['set-cookie'] ?? [];
    expect(drawn).toMatchObject({ status: 200, headers: { 'content-type': 'image/png', 'cache-control': 'no-store' } });
    expect(cookie).toMatch(/^captcha=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const headers = { cookie: cookie.split(';')[0] ?? '' };
    expect((await api.client.get('/api/member/imgcode', headers)).headers['set-cookie']).toBeUndefined();
    const { username, password } = await api.newAccount();
    const answered = { username, password, verification_code: CAPTCHA };
    expect(said(await call(api, 'login', { ...answered, verification_code: 'wrong' }, { headers }))).toMatch(/^5 /);
    expect(said(await call(api, 'login', answered, { headers }))).toMatch(/^5 /);
    await api.client.get('/api/member/imgcode', headers);
    expect(said(await call(api, 'login', answered))).toMatch(/^5 /);
    expect(said(await call(api, 'login', answered, { headers }))).toBe(DONE);
  });

  it('a captcha accepts one answer, in any case, of its own client', async () => {
    const { username, phone } = await api.newAccount();
    const one = await captcha(api);
    const another = await captcha(api, 'wrong');
    const ask = (fields: object) => call(api, 'retrievepwd/sendcode', { username, phone_number: phone, ...fields });
    expect(said(await ask({ ...one, client: '00000000-0000-0000-0000-000000000000' }))).toMatch(/^5 /);
    expect(said(await ask({ img_code: CAPTCHA }))).toMatch(/^5 /);
    expect(said(await ask(another))).toMatch(/^5 /);
    expect(said(await ask({ ...another, img_code: CAPTCHA }))).toMatch(/^5 /);
    expect(said(await ask({ ...one, img_code: CAPTCHA.toLowerCase() }))).toMatch(/^1 /);
    expect(said(await ask(one))).toMatch(/^5 /);
  });

  it('validcode verifies a code, which signup consumes once', async () => {
    const fields = await registration(api);
    const valid = () => call(api, 'signup/validcode', { phone_number: fields.phone_number, code: fields.code });
    expect(leavesOf(await valid())).toMatchObject({ data: 'true' });
    expect(leavesOf(await valid())).toMatchObject({ code: '1', data: 'false' });
    expect(said(await signup(api, fields))).toBe(DONE);
    expect(said(await signup(api, { ...fields, username: 'somebody else' }))).toMatch(/^(2|13) /);
  });

  it('rejects a recovery code for signup, and a registration code for a reset', async () => {
    const { username, phone, code } = await withCode(api);
    expect(leavesOf(await call(api, 'signup/validcode', { phone_number: phone, code }))).toMatchObject({
      data: 'false',
    });
    expect(said(await signup(api, { username: `x${username}`, phone_number: phone, code }))).toMatch(/^13 /);
    expect(said(await updatePassword(api, { username, code }))).toBe(DONE);
    const stranger = await registration(api);
    const victim = await api.newAccount();
    expect(said(await updatePassword(api, { username: victim.username, code: stranger.code }))).toMatch(/^10 /);
  });

  const keptCard = async (accountId: string): Promise<unknown> => {
    const [row] = await api.app
      .get(Database)
      .query<{ sealed: string }>('SELECT sealed FROM auth_identity_cards WHERE account_id = ?', [accountId]);
    return JSON.parse(api.app.get(KeyRing).open('identity-card', row?.sealed ?? ''));
  };
});
