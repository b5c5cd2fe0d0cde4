import { drawCaptcha, NEW_PASSWORD, WRONG } from '../reply-cases/pcuser/client';
import { describeEachDatabase } from '../support/database-harness';
import type { TestAccount } from '../support/accounts';
import { CAPTCHA, ApiHarness } from '../support/api-harness';
import { sampleRequest, sampleTokens, tokens } from '../support/samples';
import type { Answer } from '../support/http-client';

const PATHS: Readonly<Record<string, string>> = {
  check_login: '/pcuser-tologin',
  get_verification_code: '/pcuser-tologin',
  find_password_send_email: '/pcuser-find-password',
  find_email_password: '/user',
  chech_phone_code: '/pcuser-find-password',
  find_password: '/pcuser-find-password',
};

type Fields = Readonly<Record<string, string>>;

const queryOf = (fields: Fields) => new URLSearchParams(fields).toString();

const WAYS: readonly (readonly [way: string, ask: (api: ApiHarness, fields: Fields) => Promise<Answer>])[] = [
  ['form', (api, fields) => api.form('/pcuser-tologin', fields)],
  ['JSON', (api, fields) => api.json('/pcuser-tologin', fields)],
  ['JSON with an integer', (api, fields) => api.json('/pcuser-tologin', { ...fields, type: 10004 })],
  ['query of a POST', (api, fields) => api.client.send('POST', `/pcuser-tologin?${queryOf(fields)}`)],
  ['query of a GET', (api, fields) => api.client.get(`/pcuser-tologin?${queryOf(fields)}`)],
  ['form beside the action', (api, { action = '', ...rest }) => api.form(`/pcuser-tologin?action=${action}`, rest)],
];

describeEachDatabase('POST /pcuser-tologin, /pcuser-find-password, /user', (kind) => {
  let api: ApiHarness;
  let account: TestAccount;

  beforeAll(async () => {
    api = await ApiHarness.open(kind);
  });

  beforeEach(async () => {
    account = await api.newAccount();
  });

  afterAll(() => api.close());

  const request = (action: string, replaced: Fields = {}): Fields => {
    const own: Fields = { user_name: account.username, phone: account.phone, email: account.email };
    const sample = Object.entries(sampleRequest('pcuser', action));
    return Object.fromEntries(sample.map(([name, value]) => [name, replaced[name] ?? own[name] ?? String(value)]));
  };
  const answers = async (action: string, status: number, replaced?: Fields, headers?: Fields) => {
    const answer = await api.form(PATHS[action] ?? '', request(action, replaced), headers);
    expect(tokens(answer.text)).toEqual(sampleTokens('pcuser', action, status));
    expect(answer.status).toBe(200);
    return answer;
  };
  const sendsCode = async () => {
    await answers('get_verification_code', 0);
    return api.code(account.phone);
  };
  const sendsMail = async () => {
    const cookie = await drawCaptcha(api);
    await answers('find_password_send_email', 0, { code: CAPTCHA }, { cookie });
    return api.link(account.email);
  };
  const hasNewPassword = async () => {
    expect(await api.canSignIn(account.username, NEW_PASSWORD)).toBe(true);
    expect(await api.canSignIn(account.username, account.password)).toBe(false);
  };

  it('resets a password by phone', async () => {
    await answers('check_login', 0);
    const code = await sendsCode();
    const checked = await answers('chech_phone_code', 0, { code });
    const { data } = checked.json as { data: { phone: string; code: string; uid: string } };
    expect(data).toEqual({ phone: account.phone, code, uid: account.id });
    expect(await api.canSignIn(account.username, account.password)).toBe(true);
    await answers('find_password', 0, { ...data, new_password: NEW_PASSWORD });
    await hasNewPassword();
    await answers('find_password', 15011, { ...data, new_password: NEW_PASSWORD });
  });

  it('resets a password by the mailed link', async () => {
    const { address, ...link } = await sendsMail();
    expect(address).toBe('http://localhost:3000/reset');
    expect(link).toEqual({
      token: expect.stringMatching(/^[\w-]{43}$/),
      timestamp: expect.stringMatching(/^\d{10}$/),
      uid: account.id,
    });
    await answers('find_email_password', 0, { ...link, new_password: NEW_PASSWORD });
    await hasNewPassword();
    await answers('find_email_password', 15008, { ...link, new_password: NEW_PASSWORD });
  });

  it('refuses in the documented words', async () => {
    await answers('check_login', 1, { user_name: 'nobody' });
    await answers('get_verification_code', 1, { type: '2' });
    await answers('find_email_password', 15007, { token: 'x', timestamp: '1800000000', uid: 'x' });
    await answers('chech_phone_code', 15010, { code: WRONG });
    await answers('find_password', 15010, { code: WRONG, uid: account.id });
    await answers('find_password', 115008, { code: WRONG, uid: account.id, new_password: 'short' });
    const code = await sendsCode();
    api.advance(300);
    await answers('chech_phone_code', 15011, { code });
    await answers('find_password', 15011, { code, uid: account.id });
  });

  it('find_password_send_email refuses in the documented words', async () => {
    const ask = async (status: number, replaced: Fields) =>
      answers('find_password_send_email', status, replaced, { cookie: await drawCaptcha(api) });
    await ask(15008, { code: WRONG });
    await ask(15009, { code: CAPTCHA, email: 'ada' });
    await ask(15010, { code: CAPTCHA, email: 'nobody@example.com' });
  });

  it('find_password accepts a code that was not checked before, also after a bad password', async () => {
    const code = await sendsCode();
    await answers('find_password', 115008, { code, uid: account.id, new_password: 'short' });
    await answers('find_password', 0, { code, uid: account.id, new_password: NEW_PASSWORD });
    await hasNewPassword();
  });

  it('find_password accepts a checked code for ten minutes', async () => {
    const code = await sendsCode();
    await answers('chech_phone_code', 0, { code });
    api.advance(599);
    await answers('find_password', 115008, { code, uid: account.id, new_password: 'short' });
    api.advance(2);
    await answers('find_password', 15011, { code, uid: account.id });
  });

  it.each(WAYS)('accepts %s', async (_way, ask) => {
    const { json } = await ask(api, request('get_verification_code'));
    expect(json).toEqual({ status: 0, message: '短信验证码获取成功!', data: [] });
  });

  it('answers compact JSON with the documented members in the documented order', async () => {
    const { text, headers } = await api.form('/pcuser-tologin', request('check_login', { user_name: 'nobody' }));
    expect(text).toBe('{"status":1,"message":"该用户不存在!","data":[]}');
    expect(headers).toMatchObject({ 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  });
});

describeEachDatabase('DIALECT_PCUSER variables', (kind) => {
  let api: ApiHarness;

  afterEach(() => api.close());

  it('remove all routes', async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_PCUSER_ENABLED: 'false' } });
    for (const path of [...Object.values(PATHS), '/pcuser-captcha'])
      expect((await api.client.get(`${path}?action=check_login`)).status).toBe(404);
  });

  it('give the same answers whether an account exists', async () => {
    api = await ApiHarness.open(kind, { env: { DIALECT_PCUSER_DISCLOSURE: 'uniform' } });
    const known = await api.newAccount();
    const stranger = { username: 'nobody', phone: api.freePhone(), email: 'nobody@example.com' };
    const heard = await Promise.all([known, stranger].map((account) => conversation(api, account)));
    expect(heard[0]).toEqual(heard[1]);
    expect(heard[0]?.map(([status]) => status)).toEqual([0, 0, 0, 0, 15010, 15010, 115008, 15010]);
  });
});

/** Answers to one request of each action without any knowledge. */
async function conversation(api: ApiHarness, { username, phone, email }: Omit<TestAccount, 'id' | 'password'>) {
  const cookie = await drawCaptcha(api);
  const proof = { phone, code: WRONG, uid: 'guessed' };
  const asks: readonly Fields[] = [
    { action: 'check_login', user_name: username },
    { action: 'get_verification_code', phone, type: '10004' },
    { action: 'get_verification_code', phone, type: '10004' },
    { action: 'find_password_send_email', email, code: CAPTCHA },
    { action: 'chech_phone_code', phone, code: WRONG },
    { action: 'find_password', ...proof, new_password: NEW_PASSWORD },
    { action: 'find_password', ...proof, new_password: 'short' },
    { action: 'find_password', ...proof, new_password: phone },
  ];
  const heard: [number, string][] = [];
  for (const fields of asks) {
    const { json } = await api.form(PATHS[fields['action'] ?? ''] ?? '', fields, { cookie });
    const { status, message } = json as { status: number; message: string };
    heard.push([status, message]);
  }
  return heard;
}
