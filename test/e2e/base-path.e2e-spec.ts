import { DocRegistry } from '../../src/help/docs/doc-registry';
import { ApiHarness, CAPTCHA } from '../support/api-harness';
import { crawl, type Crawled } from '../support/crawl';
import { findNginx, startNginx } from '../support/nginx';
import { startPrefixProxy } from '../support/prefix-proxy';

const BASE_PATH = '/regain';
/** True for an address that is not there; one that takes forms alone answers 405 to a crawl. */
const isMissing = ({ status, allow }: Crawled): boolean => status >= 400 && !allow.includes('POST');

const isInside = (url: string): boolean => new URL(url).pathname.startsWith(`${BASE_PATH}/`);
const named = (found: readonly Crawled[], path: string) =>
  found.find(({ url }) => new URL(url).pathname === `${BASE_PATH}${path}`);

const textIn = (found: readonly Crawled[], path: string): string => named(found, path)?.text ?? '';

interface Front {
  readonly port: number;
  readonly close: () => Promise<void>;
}

type Start = (upstream: string) => Promise<Front>;

const fronts: readonly (readonly [name: string, start: Start])[] = [
  ['a proxy that removes it', (upstream) => startPrefixProxy(upstream, BASE_PATH, 'removes')],
  ['a proxy that keeps it', (upstream) => startPrefixProxy(upstream, BASE_PATH, 'keeps')],
];

const nginx = findNginx();
const nginxFront =
  (target: string): Start =>
  async (upstream) => {
    const started = await startNginx(nginx ?? '', `location ${BASE_PATH}/ { proxy_pass ${upstream}${target}; }`);
    return { port: started.port, close: started.stop };
  };
const nginxFronts: typeof fronts = [
  ['nginx that removes it', nginxFront('/')],
  ['nginx that keeps it', nginxFront('')],
];
if (nginx === undefined) process.stderr.write('SKIPPED: base path behind nginx; apt-get install nginx enables it\n');

describe.each([
  ...['https://id.example.com/regain', 'https://id.example.com/regain/'].flatMap((url) =>
    fronts.map(([name, start]) => [url, name, start] as const),
  ),
  ...(nginx === undefined
    ? []
    : nginxFronts.map(([name, start]) => ['https://id.example.com/regain/', name, start] as const)),
])('PUBLIC_URL=%s behind %s', (publicUrl, _name, start) => {
  let api: ApiHarness;
  let front: Front;
  let found: readonly Crawled[];
  const at = (path: string): string => `http://127.0.0.1:${String(front.port)}${BASE_PATH}${path}`;
  const post = (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ) => fetch(at(path), { method: 'POST', body: new URLSearchParams(fields), headers });

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { PUBLIC_URL: publicUrl, THROTTLE: '100000' } });
    front = await start(api.client.baseUrl);
    found = await crawl(at('/'));
  });

  afterAll(async () => {
    await front.close();
    await api.close();
  });

  it('links no page, file or document outside of it, and none that is missing', () => {
    expect(
      found.filter((each) => !isInside(each.url) || isMissing(each)).map(({ url, status }) => [status, url]),
    ).toEqual([]);
    const documents = ['all', 'systems', 'pcuser', 'smssend', 'member', 'gps', 'verify', 'v1'].map(
      (name) => `/docs/${name}.json`,
    );
    const files = ['swagger-ui.css', 'swagger-ui-bundle.js', 'swagger-ui-init.js', 'regain.js', 'favicon-32x32.png'];
    for (const path of [
      '/inbox',
      '/inbox/templates',
      '/Help',
      '/recover',
      '/reset',
      '/docs',
      '/Help/Errors/member',
      '/health/ready',
    ])
      expect(named(found, path)?.type).toBeDefined();
    for (const path of [...documents, ...files.map((name) => `/docs/${name}`)])
      expect(named(found, path)?.status).toBe(200);
    const operations = api.app.get(DocRegistry).operations.map(({ id }) => `/Help/Api/${id}`);
    for (const path of operations) expect(named(found, path)?.status).toBe(200);
  });

  it('shows its own addresses with it', () => {
    const textAt = (path: string): string => textIn(found, path);
    expect(JSON.parse(textAt('/docs/all.json'))).toMatchObject({ servers: [{ url: BASE_PATH }] });
    expect(JSON.parse(textAt('/docs/postman.json'))).toMatchObject({
      variable: expect.arrayContaining([{ key: 'baseUrl', value: 'https://id.example.com/regain' }]) as unknown,
    });
    expect(textAt('/Help/Api/POST-api-Smssend-doSend')).toContain(
      'curl &#39;https://id.example.com/regain/api/Smssend/doSend&#39;',
    );
    expect(textAt('/')).toContain('<code class="soft end">/regain/docs</code>');
    expect(textAt('/inbox')).toContain('<body data-root="/regain/">');
    expect(textAt('/docs/regain.js')).toContain('sign(request, "/regain")');
  });

  it('serves pages that are not found, and Swagger UI with a trailing slash', async () => {
    const missing = await fetch(at('/Help/Nothing'));
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('href="/regain/Help"');
    const slashed = await crawl(at('/docs/'));
    const queried = await fetch(at('/docs/?urls.primaryName=gps'), { redirect: 'manual' });
    expect(slashed.filter((each) => !isInside(each.url) || isMissing(each))).toEqual([]);
    expect([queried.status, queried.headers.get('location')]).toEqual([308, '/regain/docs?urls.primaryName=gps']);
  });

  it('limits the cookie to it, and resets a password by the mailed link', async () => {
    const { email, username } = await api.newAccount();
    const picture = await fetch(at('/pcuser-captcha'));
    const cookie = picture.headers.getSetCookie().join();
    expect(cookie).toMatch(/^captcha=[\w-]{22}; Path=\/regain; HttpOnly; SameSite=Lax$/);
    const send = { action: 'find_password_send_email', email, code: CAPTCHA };
    expect(
      await (await post('/pcuser-find-password', send, { cookie: cookie.replace(/;.*/, '') })).json(),
    ).toMatchObject({
      status: 0,
    });
    const { address, token, timestamp, uid } = await api.link(email);
    expect(address).toMatch(/^https:\/\/id\.example\.com\/regain\/reset(?:\?|$)/);
    const reset = { action: 'find_email_password', token, timestamp, uid, new_password: 'another long password' };
    expect(await (await post('/user', reset)).json()).toMatchObject({ status: 0 });
    expect(await api.canSignIn(username, 'another long password')).toBe(true);
  });
});

describe('PUBLIC_URL with a path that begins like a route', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite', { env: { PUBLIC_URL: 'https://id.example.com/api' } });
  });

  afterAll(() => api.close());

  it('serves a proxy that removes it', async () => {
    const front = await startPrefixProxy(api.client.baseUrl, '/api', 'removes');
    const login = await fetch(`http://127.0.0.1:${String(front.port)}/api/api/member/login`, { method: 'POST' });
    expect(login.status).not.toBe(404);
    expect((await fetch(`http://127.0.0.1:${String(front.port)}/api/Help`)).status).toBe(200);
    await front.close();
  });
});
