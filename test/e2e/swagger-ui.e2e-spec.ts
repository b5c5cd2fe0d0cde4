import { CreateClient } from '../../src/clients';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';
import { ApiHarness } from '../support/api-harness';
import { HttpClient } from '../support/http-client';
import { PRODUCTION } from '../support/production-environment';

const GUARDED = ['/docs', '/docs/', '/docs/all.json', '/docs/swagger-ui.css', '/docs/regain.js', '/docs/nothing'];

describe('GET /docs', () => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open('sqlite');
  });

  afterAll(() => api.close());

  it.each(['/docs', '/docs/', '/DOCS'])('serves Swagger UI at %s', async (path) => {
    const { status, headers, text } = await api.client.get(path);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type: 'text/html' });
    expect(headers['cache-control']).toBe('no-cache');
    expect(text).toContain('<title>regain</title>');
    const script = /src="([^"]*swagger-ui-init\.js)"/.exec(text)?.[1] ?? '';
    const { pathname } = new URL(script, `http://localhost${path}`);
    expect((await api.client.get(pathname)).text).toContain('SwaggerUIBundle');
  });

  it('offers every document, from this host only', async () => {
    const { text } = await api.client.get('/docs/swagger-ui-init.js');
    const names = ['all', 'systems', 'pcuser', 'smssend', 'member', 'gps'];
    for (const name of names) {
      expect(text).toContain(`"url": "/docs/${name}.json"`);
      const { status, headers, json } = await api.client.get(`/docs/${name}.json`);
      expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
      expect(json).toMatchObject({ openapi: '3.0.3', servers: [{ url: '/' }] });
    }
    expect(text).toContain('"validatorUrl": null');
    expect(text).not.toMatch(/https?:/);
  });

  it.each(GUARDED)('sends a strict Content-Security-Policy: %s', async (path) => {
    const { headers } = await api.client.get(path);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|unsafe-eval/);
    expect(headers['cache-control']).toBeDefined();
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
  });

  it('does not change headers of other paths', async () => {
    for (const path of ['/', '/docsx', '/Systems/errorCodes'])
      expect((await api.client.get(path)).headers['content-security-policy'] ?? '').not.toContain("img-src 'self'");
  });

  it.each([
    '/docs/nobody.json',
    '/docs/index.html',
    '/docs/INDEX.html',
    '/docs/LICENSE',
    '/docs/package.json',
    '/docs/oauth2-redirect.html',
    '/docs/swagger-initializer.js',
    '/docs/x/swagger-ui.css',
    '/docs/..%2fpackage.json',
    '/docs/../package.json',
    '/docs-json',
    '/docs-yaml',
  ])('answers 404 for every other file: %s', async (path) => {
    expect((await api.client.get(path)).status).toBe(404);
  });

  it.each([
    ['PUT', '/docs'],
    ['POST', '/docs/'],
    ['DELETE', '/docs/all.json'],
    ['POST', '/docs/swagger-ui.css'],
    ['GET', '/docs/sign'],
  ])('answers 405 for %s %s', async (method, path) => {
    expect((await api.client.send(method, path)).status).toBe(405);
  });

  it('POST /docs/sign returns a signature that is accepted once', async () => {
    for (const terminal of ['1', 'WEBPAGEEnum']) {
      const signed = await api.client.post(`/docs/sign?terminal=${terminal}`, '');
      expect(signed.headers['cache-control']).toBe('no-store');
      const body = { terminal: 1, ...(signed.json as object), username: 'nobody', password: 'x' };
      expect((await api.json('/api/member/login', body)).json).toMatchObject({ code: 14 });
      expect((await api.json('/api/member/login', body)).json).toMatchObject({ code: 3 });
    }
    expect((await api.client.get('/docs/swagger-ui-init.js')).text).toContain('signForMe');
    expect((await api.client.get('/docs/regain.js')).text).toContain('/docs/sign?terminal=');
  });

  it('POST /docs/sign answers 403 to other sites', async () => {
    const sign = (site?: string) =>
      api.client.post('/docs/sign?terminal=1', '', site === undefined ? {} : { 'sec-fetch-site': site });
    for (const site of ['cross-site', 'same-site', 'none', '']) expect((await sign(site)).status).toBe(403);
    for (const site of ['same-origin', undefined]) expect((await sign(site)).status).toBe(200);
  });

  it.each(['', '?terminal=', '?terminal=%20', '?terminal=x', '?terminal=1.5', '?terminal=1&terminal=2'])(
    'POST /docs/sign answers 400 to %j',
    async (query) => {
      expect((await api.client.post(`/docs/sign${query}`, '')).status).toBe(400);
    },
  );
});

describe('GET /docs in other configurations', () => {
  let database: OpenDatabase;
  let opened: TestApp | undefined;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
  });

  afterEach(async () => {
    await opened?.close();
    await database.close();
  });

  const open = async (env: NodeJS.ProcessEnv): Promise<HttpClient> => {
    opened = await createApp({ database: database.config, env });
    return HttpClient.of(opened.app);
  };

  it('answers 404 with HELP=off', async () => {
    const client = await open({ HELP: 'off' });
    for (const path of [...GUARDED, '/docs/swagger-ui-init.js']) expect((await client.get(path)).status).toBe(404);
    expect((await client.post('/docs/sign?terminal=1', '')).status).toBe(404);
  });

  it('answers 404 in production', async () => {
    const client = await open(PRODUCTION);
    for (const path of GUARDED) expect((await client.get(path)).status).toBe(404);
    expect((await client.post('/docs/sign?terminal=1', '')).status).toBe(404);
  });

  it('does not sign in production, even with HELP=public', async () => {
    const client = await open({ ...PRODUCTION, HELP: 'public' });
    expect((await client.get('/docs')).status).toBe(200);
    const answer = await client.post('/docs/sign?terminal=1', '');
    expect([answer.status, answer.text]).toEqual([404, expect.not.stringContaining('sign')]);
    expect((await client.get('/docs/swagger-ui-init.js')).text).not.toContain('signForMe');
    expect((await client.get('/docs/regain.js')).text).not.toContain('sign');
  });

  it('leaves out an interface that is not served, and does not sign for it', async () => {
    const client = await open({ DIALECT_MEMBER_ENABLED: 'false' });
    expect((await client.get('/docs/member.json')).status).toBe(404);
    expect((await client.post('/docs/sign?terminal=1', '')).status).toBe(404);
  });

  it('does not sign where the member interface serves another app than the default', async () => {
    await open({});
    await opened?.app.get(CreateClient, { strict: false }).execute({ id: 'shop' });
    await opened?.close();
    const client = await open({ DIALECT_MEMBER_APP: 'shop' });
    expect((await client.post('/docs/sign?terminal=1', '')).status).toBe(404);
  });
});
