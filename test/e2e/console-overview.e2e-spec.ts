import { tokenDigest } from '../../src/common';
import { OperatorService } from '../../src/console';
import { ConsoleSessionStore } from '../../src/console/sessions/console-session.store';
import { Database } from '../../src/database';
import { ApiHarness } from '../support/api-harness';
import { describeEachDatabase } from '../support/database-harness';

const TOKEN = 'a'.repeat(43);

describeEachDatabase('GET /console/overview', (kind) => {
  let api: ApiHarness;

  beforeAll(async () => {
    api = await ApiHarness.open(kind, { env: { CONSOLE: 'on', COUNTRIES: 'CN=0.045' } });
    await api.app.get(OperatorService).invite('ada', 'test');
    const [operator] = await api.app.get(Database).query<{ id: string }>('SELECT id FROM console_operators');
    await api.app.get(ConsoleSessionStore).open(tokenDigest(TOKEN), operator?.id ?? '');
  });

  afterAll(() => api.close());

  const get = (path: string) => api.client.get(path, { cookie: `console=${TOKEN}` });

  it('leads to the sign-in without a session', async () => {
    expect(await api.client.get('/console/overview')).toMatchObject({
      ...{ status: 303, text: '' },
      headers: { location: '/console/sign-in', 'cache-control': 'no-store' },
    });
  });

  it('is where the console begins', async () => {
    expect(await get('/console')).toMatchObject({ status: 303, headers: { location: '/console/overview' } });
  });

  it('says that nothing was sent, then shows a code that was', async () => {
    const { text } = await get('/console/overview?days=7');
    expect(text).toContain('Nothing sent yet');
    const person = await api.newAccount();
    expect(
      (
        await api.json('/Systems/sendVerificationCode', {
          username: person.username,
          mobile_phone: person.phone.slice(3),
        })
      ).status,
    ).toBe(200);
    const answer = await get('/console/overview?days=90');
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store', 'x-frame-options': 'DENY' } });
    expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(answer.text).toContain('1 asked for in 90 days, 0 entered');
    expect(answer.text).toContain('0.05 of 50.00');
    for (const secret of [person.username, person.phone]) expect(answer.text).not.toContain(secret);
  });

  it.each(['', '?days=8', '?days=7&days=90'])('shows 30 days for "%s"', async (query) => {
    expect((await get(`/console/overview${query}`)).text).toMatch(/days=30" aria-current="true"/);
  });
});
