import { setTimeout as sleep } from 'node:timers/promises';
import { addAccounts } from '../support/accounts';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { describeWith } from '../support/real-client';
import { type RedisServer, startRedisServer } from '../support/redis-server';
import { startTwo, type TwoProcesses } from '../support/two-processes';

const LIMIT = 30;
const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

describeWith(['redis-server'], 'Redis between processes', () => {
  /** Only MySQL serves several processes; where no server is found the run says so loudly, and fails in CI. */
  (isReachable ? describe : describe.skip)('two processes on one MySQL database', () => {
    let redis: RedisServer;
    let database: OpenDatabase;
    let two: TwoProcesses;

    beforeAll(async () => {
      redis = await startRedisServer();
      database = await openDatabase('mysql');
      two = await startTwo(database.config, { THROTTLE: String(LIMIT), REDIS_URL: redis.url });
    });

    afterAll(async () => {
      await two.close();
      await database.close();
      await redis.down('SIGKILL');
    });

    const ask = async (process: 0 | 1, address: string): Promise<number> => {
      const headers = { 'x-forwarded-for': address };
      return (await fetch(`${two.processes[process].url}/an-unknown-path`, { headers })).status;
    };
    const refusedAfter = async (process: 0 | 1, address: string): Promise<number> => {
      for (let asked = 0; ; asked++) {
        if ((await ask(process, address)) === 429) return asked;
        await sleep(50);
      }
    };

    it('count the requests of an address together', async () => {
      for (let asked = 0; asked < LIMIT; asked++) expect(await ask(0, '203.0.113.1')).toBe(404);
      expect(await refusedAfter(1, '203.0.113.1')).toBeLessThan(LIMIT / 2);
    });

    it('go on alone while Redis is away, and send and accept codes', async () => {
      const [account] = await addAccounts(two.core, 1);
      await redis.down('SIGKILL');
      expect(await refusedAfter(0, '203.0.113.2')).toBe(LIMIT);
      expect(await refusedAfter(1, '203.0.113.2')).toBe(LIMIT);
      const { username = '', phone = '' } = account ?? {};
      expect(await two.clients[0].send(username, phone)).toMatchObject({ msg: 2006 });
      const code = await eventually(async () => (await two.clients[1].messages(phone))[0]?.code);
      expect(await two.clients[1].verify(username, code)).toMatchObject({ msg: 2006 });
      await redis.up();
      await eventually(() => two.processes.every(({ output }) => output().includes('answers again')));
    });
  });
});
