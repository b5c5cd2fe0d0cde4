import { ApiHarness } from '../support/api-harness';
import { buildClient } from '../support/client-package';
import { type ExampleServer, runExample, startExample } from '../support/example-server';

const NEW_PASSWORD = 'Regained12345';

/** Values of the hidden inputs of a page. */
const hiddenIn = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
  );

describe('examples/express-v1', () => {
  let api: ApiHarness;
  let example: ExampleServer;
  let cookie = '';

  const open = async (path: string, fields?: Readonly<Record<string, string>>) => {
    const form = fields && { method: 'POST', body: new URLSearchParams(fields) };
    const answer = await fetch(`${example.url}${path}`, { ...form, headers: { cookie }, redirect: 'manual' });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return { status: answer.status, html: await answer.text() };
  };

  beforeAll(async () => {
    await buildClient();
    api = await ApiHarness.open('sqlite');
    example = await startExample('express-v1', { REGAIN_URL: api.client.baseUrl });
  });

  afterAll(async () => {
    await example.stop();
    await api.close();
  });

  it('recovers an account by a code, and signs in with the new password', async () => {
    const { username, phone } = await api.newAccount();
    expect((await open('/')).html).toContain('<h1>Sign in</h1>');
    expect((await open('/sign-in', { identifier: username, password: 'a wrong one' })).status).toBe(401);
    const hidden = hiddenIn((await open('/forgotten', { username })).html);
    const wrong = await open('/reset', { ...hidden, code: '000000', newPassword: NEW_PASSWORD });
    expect([wrong.status, hiddenIn(wrong.html)]).toEqual([422, hidden]);
    const right = await open('/reset', { ...hidden, code: await api.code(phone), newPassword: NEW_PASSWORD });
    expect(right.status).toBe(302);
    expect((await open('/')).html).toContain(`<h1>Hello, ${username}</h1>`);
    expect((await open('/sign-out', {})).status).toBe(302);
    expect((await open('/')).html).toContain('<h1>Sign in</h1>');
    expect(await api.canSignIn(username, NEW_PASSWORD)).toBe(true);
  });
});

describe('examples/hosted-page', () => {
  it('links to the pages of the recovery, and signs in with the password that was set there', async () => {
    const api = await ApiHarness.open('sqlite', { env: { RETURN_URL: 'http://127.0.0.1:4000' } });
    const example = await startExample('hosted-page', { REGAIN_URL: api.client.baseUrl });
    const { username, password } = await api.newAccount();
    const shown = await (await fetch(example.url)).text();
    expect(shown).toContain(`href="${api.client.baseUrl}/recover"`);
    expect((await api.client.get('/recover')).text).toContain('<h1>Recover your account</h1>');
    const signIn = async (given: string) => {
      const body = new URLSearchParams({ identifier: username, password: given });
      const answer = await fetch(`${example.url}/sign-in`, { method: 'POST', body });
      return [answer.status, await answer.text()] as const;
    };
    expect(await signIn('a wrong one')).toEqual([401, expect.stringContaining('Name or password is wrong')]);
    expect(await signIn(password)).toEqual([200, expect.stringContaining(`Hello, ${username}`)]);
    await example.stop();
    await api.close();
  });
});

describe('examples/twilio', () => {
  it('sends a code, and checks a wrong and the right one', async () => {
    const api = await ApiHarness.open('sqlite');
    const to = api.freePhone();
    const example = await runExample('twilio', { REGAIN_URL: api.client.baseUrl, TO: to });
    await example.enter('000000', /status|pending/);
    await example.enter(await api.code(to), /check: pending/);
    expect(await example.ended).toBe(0);
    expect(example.output()).toContain('check: approved');
    await api.close();
  });
});
