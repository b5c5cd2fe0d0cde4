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

  it('has the id that the response header X-Request-Id returns', async () => {
    const { headers } = await running.app.inject({ url: '/health/live', headers: { 'x-request-id': 'not one\tword' } });
    expect(headers['x-request-id']).toMatch(/^[\w-]{16}$/);
    expect(running.log.answers.map(({ requestId }) => requestId)).toEqual([headers['x-request-id']]);
  });
});
