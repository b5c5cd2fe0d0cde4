import { Database } from '../../src/database';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';

const never = (): Promise<never> => new Promise(() => undefined);
const refused = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:3306'));

/** Makes the query of the health check fail, and no other, so that the application can close. */
function failCheck(database: Database, failure: () => Promise<never>): void {
  const query = database.query.bind(database);
  database.query = (sql, values) => (sql === 'SELECT 1' ? failure() : query(sql, values));
}

describeEachDatabase('GET /health/live and GET /health/ready', (kind) => {
  let database: OpenDatabase;
  let running: TestApp | undefined;

  beforeEach(async () => {
    database = await openDatabase(kind);
  });

  afterEach(async () => {
    await running?.close();
    running = undefined;
    await database.close();
  });

  const start = async (env: NodeJS.ProcessEnv = {}): Promise<TestApp> => {
    running = await createApp({ database: database.config, env });
    return running;
  };

  it('answer 200 after the start', async () => {
    const { app } = await start();
    for (const url of ['/health/live', '/health/ready']) {
      const answer = await app.inject({ url });
      expect([answer.statusCode, answer.json()]).toEqual([200, { status: 'ok' }]);
    }
  });

  it('are not throttled', async () => {
    const { app } = await start({ THROTTLE: '1' });
    for (let asked = 0; asked < 5; asked++) expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });

  it.each([
    ['is gone', refused],
    ['does not answer within a second', never],
  ])('answer 200 and 503, without the reason, while the database %s', async (_how, failure) => {
    const { app } = await start();
    failCheck(app.get(Database), failure);
    const answer = await app.inject({ url: '/health/ready' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toMatch(/ECONN|10\.0\.0\.7|sql/i);
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });
});
