import { CreateAccount } from '../../src/auth';
import { Database } from '../../src/database';
import { createApp, type TestApp } from '../support/create-app';
import { type OpenDatabase, openDatabase } from '../support/database-harness';

describe('access log', () => {
  let database: OpenDatabase;
  let running: TestApp;

  beforeEach(async () => {
    database = await openDatabase('sqlite');
    running = await createApp({ database: database.config, env: { TRUSTED_PROXIES: '127.0.0.1' } });
  });

  afterEach(async () => {
    await running.close();
    await database.close();
  });

  it('has method, path, status, duration and client IP of each request, and nothing of its content', async () => {
    await running.app.inject({
      method: 'POST',
      url: '/Systems/changepasswd?canary=1',
      headers: { 'content-type': 'application/json', authorization: 'canary', 'x-forwarded-for': '203.0.113.9' },
      payload: { username: 'canary', new_password: 'canary', Verification_char: 'canary' },
    });
    const [answer] = running.log.answers;
    expect(answer).toMatchObject({ method: 'POST', path: '/Systems/changepasswd', status: 200, ip: '203.0.113.9' });
    expect(answer).toHaveProperty('durationMs');
    expect(running.log.text).not.toContain('canary');
  });

  it('has the outcome of a call, and its dialect', async () => {
    const call = (url: string, payload: object) => running.app.inject({ method: 'POST', url, payload });
    await call('/Systems/sendVerificationCode', { username: 'nobody', mobile_phone: '13800138000' });
    await call('/Systems/sendVerificationCode', {});
    await call('/systems/SENDverificationcode/', { username: ['nobody'] });
    await running.app.inject({ method: 'GET', url: '/pcuser-captcha' });
    await call('/pcuser-tologin', { action: 'nothing' });
    await running.app.inject({ url: '/health/live' });
    const seen = running.log.answers.map(({ outcome, dialect }) => [dialect, outcome]);
    expect(seen).toEqual([
      ['systems', 'account-unknown'],
      ['systems', 'malformed'],
      ['systems', 'malformed'],
      ['pcuser', 'done'],
      ['pcuser', 'action-unknown'],
      [undefined, undefined],
    ]);
  });

  it('has the limit that refused a call, and the seconds until it will not', async () => {
    const account = { username: 'ada', password: 'correct-horse-battery', phone: '+8613800138000' };
    await running.app.get(CreateAccount).execute({ app: 'default', ...account });
    const payload = { username: 'ada', mobile_phone: '13800138000' };
    for (let call = 0; call < 2; call++)
      await running.app.inject({ method: 'POST', url: '/Systems/sendVerificationCode', payload });
    const [sent, refused] = running.log.answers;
    expect(sent).not.toHaveProperty('limit');
    expect(refused).toMatchObject({ outcome: 'too-frequent', limit: 'cooldownSeconds' });
    expect(refused?.['retryAfterSeconds']).toBeGreaterThan(60);
  });

  it('has the first five refusals of a kind and address in full, and the number of the others in one line', async () => {
    const get = (url: string, from: string) => running.app.inject({ url, headers: { 'x-forwarded-for': from } });
    for (let n = 0; n < 50; n++) await get(`/nothing-${String(n)}`, '203.0.113.7');
    for (let n = 0; n < 10; n++) await get('/health/live', '203.0.113.7');
    await get('/nothing', '203.0.113.9');
    await running.app.inject({ method: 'PUT', url: '/health/live', headers: { 'x-forwarded-for': '203.0.113.7' } });
    expect(running.log.answers).toHaveLength(5 + 10 + 1 + 1);
    await running.app.close();
    expect(running.log.answers).toHaveLength(5 + 10 + 1 + 1 + 1);
    expect(running.log.answers.at(-1)).toMatchObject({ path: '/nothing-49', status: 404, repeated: 45 });
  });

  it('leaves out the looks of the inbox page for new messages, and nothing else of the inbox', async () => {
    await running.app.inject({ url: '/inbox' });
    await running.app.inject({ url: '/inbox', headers: { 'x-regain-poll': '1' } });
    await running.app.inject({ url: '/inbox/messages', headers: { 'x-regain-poll': '1' } });
    expect(running.log.answers.map(({ path }) => path)).toEqual(['/inbox', '/inbox/messages']);
  });

  it('has the request id in what handlers log, also for requests with a body', async () => {
    running.app.get(Database).query = () => Promise.reject(new Error('out of order'));
    await running.app.inject({
      method: 'POST',
      url: '/Systems/sendVerificationCode',
      headers: { 'x-request-id': 'proxy-8' },
      payload: { username: 'ada', mobile_phone: '13800138000' },
    });
    const faults = running.log.lines.filter(({ level }) => level === 'error');
    expect(faults.map(({ requestId }) => requestId)).toContain('proxy-8');
  });

  it('has requests whose target the router cannot read, with the address that a proxy forwarded', async () => {
    const answer = await running.app.inject({
      url: '/Systems/%zz?canary=1',
      headers: { 'x-forwarded-for': '203.0.113.9' },
    });
    expect(running.log.answers).toMatchObject([{ path: '/Systems/%zz', status: 404, ip: '203.0.113.9' }]);
    expect(running.log.answers[0]).toMatchObject({ requestId: answer.headers['x-request-id'] });
    expect(running.log.text).not.toContain('canary');
  });

  it('has the id that the response header X-Request-Id returns', async () => {
    const { headers } = await running.app.inject({ url: '/health/live', headers: { 'x-request-id': 'not one\tword' } });
    expect(headers['x-request-id']).toMatch(/^[\w-]{16}$/);
    expect(running.log.answers.map(({ requestId }) => requestId)).toEqual([headers['x-request-id']]);
  });
});
