import { drawCaptcha, sendEmail, WRONG } from '../reply-cases/pcuser/client';
import { describeEachDatabase } from '../support/database-harness';
import { CAPTCHA, ApiHarness } from '../support/api-harness';

const WRONG_CAPTCHA = '{"status":15008,"message":"验证码错误","data":[]}';
const SENT = { status: 0, message: '邮件已发送,请登入邮箱激活!', data: [] };

describeEachDatabase('GET /pcuser-captcha, POST /pcuser-find-password find_password_send_email', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  afterAll(() => api.close());

  const ask = async (cookie: string, fields: object) => {
    const { email } = await api.newAccount();
    const body = { action: 'find_password_send_email', email, ...fields };
    return api.json('/pcuser-find-password', body, cookie === '' ? {} : { cookie });
  };

  it('answers a picture and an HttpOnly, SameSite cookie', async () => {
    const first = await api.client.get('/pcuser-captcha');
    expect(first.headers).toMatchObject({ 'content-type': 'image/png', 'cache-control': 'no-store' });
    const [cookie = ''] = first.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^captcha=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await api.client.get('/pcuser-captcha?t=1', {
      cookie: `other=1; ${cookie.split(';')[0] ?? ''}; b=2`,
    });
    expect(again.headers['set-cookie']).toBeUndefined();
  });

  it.each(['captcha=x', 'captcha=', `captcha=${'a'.repeat(23)}`])(
    'sets a new cookie in place of %s',
    async (cookie) => {
      const { headers } = await api.client.get('/pcuser-captcha', { cookie });
      expect(headers['set-cookie']).toHaveLength(1);
    },
  );

  it.each([
    `captcha=${'a'.repeat(22)}; captcha=${'b'.repeat(22)}`,
    `x=1;captcha=${'a'.repeat(22)} ;y`,
    `captcha=x; captcha=${'a'.repeat(22)}`,
  ])('takes the first good cookie of %s', async (cookie) => {
    expect((await api.client.get('/pcuser-captcha', { cookie })).headers['set-cookie']).toBeUndefined();
  });

  it.each([CAPTCHA, CAPTCHA.toLowerCase(), ` ${CAPTCHA} `])('accepts "%s" as the answer', async (code) => {
    expect((await ask(await drawCaptcha(api), { code })).json).toEqual(SENT);
  });

  it.each([{}, { code: null }, { code: '' }, { code: '0' }, { code: WRONG }])(
    'refuses %j, and then the right answer',
    async (fields) => {
      const cookie = await drawCaptcha(api);
      expect((await ask(cookie, fields)).text).toBe(WRONG_CAPTCHA);
      expect((await ask(cookie, { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
    },
  );

  it('accepts a captcha for one mail', async () => {
    const cookie = await drawCaptcha(api);
    expect((await ask(cookie, { code: CAPTCHA })).json).toEqual(SENT);
    expect((await ask(cookie, { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
  });

  it('refuses the answer from another browser, and from one without a cookie', async () => {
    const [own, others] = [await drawCaptcha(api), await drawCaptcha(api)];
    expect((await ask(others, { code: WRONG })).text).toBe(WRONG_CAPTCHA);
    expect((await ask(others, { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
    expect((await ask('', { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
    expect((await ask(own, { code: CAPTCHA })).json).toEqual(SENT);
  });

  it('refuses the answer when a newer captcha was drawn', async () => {
    const cookie = await drawCaptcha(api);
    await drawCaptcha(api, cookie);
    expect((await ask(cookie, { code: CAPTCHA })).json).toEqual(SENT);
    expect((await ask(cookie, { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
  });

  it('spends the captcha on an invalid address', async () => {
    const cookie = await drawCaptcha(api);
    expect((await ask(cookie, { code: CAPTCHA, email: 'ada' })).json).toMatchObject({ status: 15009 });
    expect((await ask(cookie, { code: CAPTCHA })).text).toBe(WRONG_CAPTCHA);
  });

  it('accepts one of ten parallel requests', async () => {
    const cookie = await drawCaptcha(api);
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(cookie, { code: CAPTCHA })));
    expect(answers.filter(({ text }) => text !== WRONG_CAPTCHA)).toHaveLength(1);
  });

  it('serves the next client', async () => {
    expect((await sendEmail(api, (await api.newAccount()).email)).json).toEqual(SENT);
  });
});
