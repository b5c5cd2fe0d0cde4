import { createConnection } from 'mysql2/promise';
import { Database, DatabaseProbe } from '../../src/database';
import { createApp, type TestApp } from '../support/create-app';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { startPrivateServer } from '../support/private-mysql-server';

const never = (): Promise<never> => new Promise(() => undefined);
const refused = (): Promise<never> => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:3306'));

/** Lets the database fail the question of the health check, and no other, so that the rest can end in peace. */
function failCheck(probe: DatabaseProbe, failure: () => Promise<never>): void {
  probe.check = failure;
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
    failCheck(app.get(DatabaseProbe), failure);
    const answer = await app.inject({ url: '/health/ready' });
    expect(answer.statusCode).toBe(503);
    expect(answer.body).not.toMatch(/ECONN|10\.0\.0\.7|sql/i);
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });

  it('asks the database once a second, however many ask', async () => {
    const { app } = await start();
    const probe = app.get(DatabaseProbe);
    const check = probe.check.bind(probe);
    let checks = 0;
    probe.check = () => {
      checks++;
      return check();
    };
    const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/health/ready' })));
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(checks).toBe(1);
    await eventually(async () => {
      await app.inject({ url: '/health/ready' });
      return checks === 2;
    });
  });

  if (kind === 'mysql') {
    const readiness = async ({ app }: TestApp) => (await app.inject({ url: '/health/ready' })).statusCode;

    it('is ready while every connection of the pool is busy', async () => {
      const served = await start();
      const busy = Array.from({ length: 10 }, () => served.app.get(Database).query('SELECT SLEEP(2)'));
      expect(await readiness(served)).toBe(200);
      await Promise.all(busy);
    });

    it('is not ready while the database takes no writes, and is again when it does', async () => {
      const server = await startPrivateServer();
      const root = await createConnection(server.url);
      try {
        await root.query('CREATE DATABASE regain');
        await root.query(`CREATE USER app@'%' IDENTIFIED BY 'p'`);
        await root.query(`GRANT ALL ON regain.* TO app@'%'`);
        const url = `${server.url.replace('root@', 'app:p@')}/regain`;
        const served = await createApp({ database: { kind: 'mysql', url, poolSize: 2 } });
        running = served;
        expect(await readiness(served)).toBe(200);
        await root.query('SET GLOBAL read_only = 1');
        await eventually(async () => (await readiness(served)) === 503);
        await root.query('SET GLOBAL read_only = 0');
        await eventually(async () => (await readiness(served)) === 200);
      } finally {
        await running?.close();
        running = undefined;
        await root.end();
        await server.stop();
      }
    }, 90_000);
  }
});
