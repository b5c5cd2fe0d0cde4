import { CAPTCHA, ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';
import type { Answer } from '../support/http-client';

const SHOP = 'https://shop.example.com';
const APP = 'capacitor://localhost';
const ENV = { CORS_ORIGINS: `${SHOP}, ${APP}`, PUBLIC_URL: 'https://id.example.com', THROTTLE: '1000000,send=1000000' };

const ROUTES = [
  ['/Systems/sendVerificationCode', 'POST'],
  ['/pcuser-find-password', 'GET, POST'],
  ['/pcuser-captcha', 'GET'],
  ['/api/Smssend/doSend', 'POST'],
  ['/api/member/imgcode', 'GET'],
  ['/api/User/SendSMSCode', 'POST'],
  ['/v1/errors', 'GET, HEAD'],
] as const;
const PAGES = [
  '/',
  '/Help',
  '/inbox',
  '/inbox/messages',
  '/reset',
  '/metrics',
  '/health/ready',
  '/docs',
  '/docs/all.json',
];

const corsOf = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith('access-control-')));

const READABLE = {
  'access-control-allow-origin': SHOP,
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': 'Accept, Accept-Encoding, Allow, Retry-After, X-Request-Id',
};

describe('a throttled request of a page of another origin', () => {
  it('has an answer that the page may read; preflights count as well', async () => {
    const api = await ApiHarness.open('sqlite', { env: { ...ENV, THROTTLE: '1' } });
    const preflight = () =>
      api.client.send('OPTIONS', '/api/Smssend/doSend', { origin: SHOP, 'access-control-request-method': 'POST' });
    expect((await preflight()).status).toBe(204);
    const refused = await preflight();
    expect(corsOf(refused)).toEqual(READABLE);
    expect(refused.headers['retry-after']).toBeDefined();
    await api.close();
  });
});

describeEachDatabase('requests of pages of other origins', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: ENV });
  });

  afterAll(() => api.close());

  const preflight = (path: string, origin = SHOP, method = 'POST') =>
    api.client.send('OPTIONS', path, {
      ...{ origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
    });

  it.each(ROUTES)('a preflight of %s names its methods: %s', async (path, methods) => {
    const answer = await preflight(path);
    expect([answer.status, answer.text, answer.headers.vary]).toEqual([204, '', 'Origin']);
    expect(corsOf(answer)).toEqual({
      ...READABLE,
      'access-control-allow-methods': methods,
      'access-control-allow-headers':
        'Accept, Accept-Language, Content-Language, Content-Type, X-Request-Id, Cache-Control, Pragma, X-Requested-With',
      'access-control-max-age': '600',
    });
  });

  it.each([
    'http://shop.example.com',
    'https://shop.example.com.evil.example',
    'https://SHOP.example.com',
    'null',
    '*',
    '',
  ])('refuses a preflight of "%s", and lets no script read', async (origin) => {
    const refused = await preflight('/Systems/sendVerificationCode', origin);
    expect([refused.status, refused.headers.allow, refused.headers.vary]).toEqual([405, 'POST', 'Origin']);
    const sent = await api.json('/Systems/sendVerificationCode', {}, { origin });
    expect([sent.status, sent.headers.vary, corsOf(refused), corsOf(sent)]).toEqual([200, 'Origin', {}, {}]);
  });

  it('answers 405 to OPTIONS that is no preflight, which a script may read', async () => {
    const answer = await api.client.send('OPTIONS', '/Systems/sendVerificationCode', { origin: SHOP });
    expect([answer.status, answer.headers.allow, corsOf(answer)]).toEqual([405, 'POST', READABLE]);
  });

  it('lets scripts read answers, also on the origin of a web view', async () => {
    const { username } = await api.newAccount();
    const body = { action: 'check_login', user_name: username };
    expect(corsOf(await api.json('/pcuser-tologin', body, { origin: SHOP }))).toEqual(READABLE);
    expect(corsOf(await api.json('/pcuser-tologin', body, { origin: APP }))).toMatchObject({
      'access-control-allow-origin': APP,
    });
  });

  it.each([
    [404, '/api/nowhere', 'GET', {}, ''],
    [404, '/nowhere', 'POST', {}, ''],
    [404, '/Systems/%zz', 'GET', {}, ''],
    [404, '/nowhere//else', 'POST', {}, ''],
    [404, '/Systems/./sendVerificationCode', 'POST', {}, ''],
    [405, '/Systems/sendVerificationCode', 'PUT', {}, ''],
    [413, '/Systems/sendVerificationCode', 'POST', { 'content-type': 'application/json' }, 'x'.repeat(17_000)],
    [415, '/api/member/retrievepwd/updatepwd', 'POST', { 'content-type': 'text/plain' }, 'x'],
    [400, '/Systems/sendVerificationCode', 'POST', { 'content-type': 'application/json' }, '{'],
  ])('lets scripts read %d of %s', async (status, path, method, headers, body) => {
    const answer = await api.client.send(method, path, { origin: SHOP, ...headers }, body);
    expect([answer.status, corsOf(answer), answer.headers.vary]).toEqual([status, READABLE, 'Origin']);
  });

  it('lets scripts read what the parser of HTTP refuses, if the origin is in it', async () => {
    const ask = (origin: string) =>
      api.client.raw(
        `GET /Systems/errorCodes HTTP/1.1\r\nHost: x\r\nOrigin: ${origin}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      );
    const answer = await ask(SHOP);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain(`access-control-allow-origin: ${SHOP}\r\n`);
    expect(await ask('https://evil.example')).not.toContain('access-control');
  });

  it.each(PAGES)('opens no page to them: %s', async (path) => {
    const answers = [await api.client.get(path, { origin: SHOP }), await preflight(path, SHOP, 'GET')];
    expect(answers.map(corsOf)).toEqual([{}, {}]);
  });

  it('gives the captcha a cookie that travels across sites, and takes it from there', async () => {
    const drawn = await api.client.get('/pcuser-captcha', { origin: SHOP });
    const [cookie = ''] = drawn.headers['set-cookie'] ?? [];
    expect([corsOf(drawn), cookie.replace(/=[\w-]{22};/, '=…;')]).toEqual([
      READABLE,
      'captcha=…; Path=/; HttpOnly; SameSite=None; Secure; Partitioned',
    ]);
    const { email } = await api.newAccount();
    const body = { action: 'find_password_send_email', email, code: CAPTCHA };
    const sent = await api.json('/pcuser-find-password', body, { origin: SHOP, cookie: cookie.split(';')[0] ?? '' });
    expect([sent.json, corsOf(sent)]).toEqual([
      { status: 0, message: '邮件已发送,请登入邮箱激活!', data: [] },
      READABLE,
    ]);
  });
});

describe('requests of pages of other origins, throttled', () => {
  it('lets scripts read 429 and Retry-After', async () => {
    const api = await ApiHarness.open('sqlite', { env: { ...ENV, THROTTLE: '1,send=1' } });
    await api.client.get('/v1/errors', { origin: SHOP });
    const answer = await api.client.get('/v1/errors', { origin: SHOP });
    expect([answer.status, corsOf(answer), answer.headers['retry-after']]).toEqual([429, READABLE, expect.any(String)]);
    await api.close();
  });
});

describe('requests of pages of other origins, with CORS off', () => {
  it('answers 405 to OPTIONS, and without a header of CORS', async () => {
    const api = await ApiHarness.open('sqlite');
    const headers = { origin: SHOP, 'access-control-request-method': 'POST' };
    for (const [path] of ROUTES) {
      const answer = await api.client.send('OPTIONS', path, headers);
      expect([path, answer.status, corsOf(answer), answer.headers.vary]).toEqual([path, 405, {}, undefined]);
    }
    const drawn = await api.client.get('/pcuser-captcha', { origin: SHOP });
    expect([corsOf(drawn), drawn.headers['set-cookie']?.[0]]).toEqual([{}, expect.stringMatching(/; SameSite=Lax$/)]);
    await api.close();
  });
});
