import { createConnection } from 'mysql2/promise';
import { migrateDatabase } from '../../src/database';
import { schema } from '../../src/schema';
import { addAccounts } from '../support/accounts';
import { createApp, type TestApp } from '../support/create-app';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { eventually } from '../support/eventually';
import { openCore } from '../support/open-core';
import { MysqlProxy } from '../support/mysql-proxy';
import { type PrivateServer, startPrivateServer } from '../support/private-mysql-server';
import { type RunningProcess, startProcess } from '../support/start-process';
import { SystemsClient } from '../support/systems-client';
import { testEnvironment } from '../support/test-environment';

const [ACCEPTED, TOO_FREQUENT, USED, DOWN] = [2006, 5006, 8014, 8012];
const IN_FLIGHT = 10;

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('a server whose database goes away', () => {
  let database: PrivateServer;
  let server: RunningProcess;
  let client: SystemsClient;
  let next = 0;

  beforeAll(async () => {
    database = await startPrivateServer(['--wait-timeout=3']);
    await asOperator('CREATE DATABASE regain');
    await migrateDatabase(config(), schema);
    const env = testEnvironment(config());
    server = await startProcess({ env: { ...env, LIMITS: '{"disclosuresPerMinute":1000000}' } });
    client = new SystemsClient(server.url);
  });

  afterAll(async () => {
    await server.stop('SIGKILL');
    await database.stop();
  });

  const config = () => ({ kind: 'mysql', url: `${database.url}/regain`, poolSize: IN_FLIGHT }) as const;
  const asOperator = async (sql: string) => {
    const connection = await createConnection(database.url);
    const [rows] = await connection.query(sql).finally(() => connection.end());
    return rows;
  };
  /** A user name that there is not: the answer needs the database. */
  const ask = async () => (await client.verify('nobody', '123456')).msg;
  const askAtOnce = (count = IN_FLIGHT) => Promise.all(Array.from({ length: count }, ask));
  const sleepers = async () => {
    const rows = (await asOperator(
      `SELECT id FROM information_schema.processlist WHERE db = 'regain' AND command = 'Sleep'`,
    )) as { id: number }[];
    return rows.map(({ id }) => id);
  };
  const withCore = async <T>(work: (core: Awaited<ReturnType<typeof openCore>>) => Promise<T>): Promise<T> => {
    const core = await openCore(config());
    return work(core).finally(() => core.close());
  };
  const ready = async () => (await fetch(`${server.url}/health/ready`)).status;

  it('answers as before when all idle connections were closed for their idleness', async () => {
    const known = await askAtOnce();
    expect(new Set(known).size).toBe(1);
    expect(known).not.toContain(DOWN);
    await eventually(async () => (await sleepers()).length <= 1, 30_000);
    expect(await askAtOnce()).toEqual(known);
  });

  it('answers as before when all its sessions were killed', async () => {
    const known = await askAtOnce();
    for (const id of await sleepers()) await asOperator(`KILL ${String(id)}`).catch(() => undefined);
    expect(await askAtOnce()).toEqual(known);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('fails at most what is in flight at a restart by %s', async (signal) => {
    const [known] = await askAtOnce();
    const answers: number[] = [];
    let isOver = false;
    const load = Array.from({ length: IN_FLIGHT }, async () => {
      while (!isOver) answers.push(await ask());
    });
    await eventually(() => answers.length > IN_FLIGHT, 20_000);
    await database.down(signal);
    await eventually(async () => (await ask()) === DOWN, 20_000);
    await eventually(async () => (await ready()) === 503, 20_000); // looked at once a second
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await database.up();
    await eventually(async () => (await ready()) === 200, 20_000);
    isOver = true;
    await Promise.all(load);
    expect(new Set(answers)).toEqual(new Set([known, DOWN]));
    expect(new Set(await askAtOnce(50))).toEqual(new Set([known]));
  });

  it.each([
    ['tables', ['LOCK TABLES regain.auth_accounts WRITE']],
    ['rows', ['BEGIN', 'SELECT * FROM regain.otp_rate_windows FOR UPDATE']],
  ])('answers while %s are locked still, and goes on when they are not', async (_what, statements) => {
    const [{ username, phone } = { username: '', phone: '' }] = await withCore((core) => addAccounts(core, 1, next++));
    const holder = await createConnection(database.url);
    for (const sql of statements) await holder.query(sql);
    expect((await client.send(username, phone)).msg).toBe(DOWN);
    await holder.end();
    await eventually(async () => (await client.send(username, phone)).msg === ACCEPTED, 20_000);
  });

  it('answers while the server is stopped and keeps its connections, and as before when it goes on', async () => {
    const [known] = await askAtOnce();
    database.signal('SIGSTOP');
    try {
      expect(new Set(await askAtOnce())).toEqual(new Set([DOWN]));
    } finally {
      database.signal('SIGCONT');
    }
    await eventually(async () => (await ask()) === known, 20_000);
  });

  it('ends in peace after all of it', async () => {
    expect(await server.stop()).toBe(0);
  });
});

(isReachable ? describe : describe.skip)('two servers on two writers of one cluster', () => {
  let database: OpenDatabase;
  let proxy: MysqlProxy;
  let servers: readonly [TestApp, TestApp];
  let loser: SystemsClient;
  let winner: SystemsClient;
  let next = 0;

  beforeAll(async () => {
    database = await openDatabase('mysql');
    if (database.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    proxy = await MysqlProxy.open(database.config.url);
    const url = proxy.url;
    servers = [
      await createApp({ database: { ...database.config, url } }),
      await createApp({ database: database.config }),
    ];
    [loser, winner] = await Promise.all([listen(servers[0]), listen(servers[1])]);
  });

  afterEach(() => {
    proxy.heal();
  });

  afterAll(async () => {
    await Promise.all(servers.map((each) => each.close()));
    proxy.close();
    await database.close();
  });

  const listen = async ({ app }: TestApp) => {
    await app.listen(0, '127.0.0.1');
    return new SystemsClient(await app.getUrl());
  };
  const accountWithCode = async () => {
    const [account] = await addAccounts(servers[1].app, 1, next++);
    if (!account) throw new Error('no account was added');
    await winner.send(account.username, account.phone);
    return { ...account, code: await winner.code(account.phone) };
  };
  /** The cluster certifies a transaction at COMMIT: the one that comes second is rolled back there. */
  const loseAtCommit = (errno: number, meanwhile: () => Promise<unknown>) => {
    proxy.inject({ on: /^COMMIT/, errno, message: 'certification failed', instead: 'ROLLBACK', meanwhile, times: 1 });
  };

  it.each([1213, 1180])('tell the loser of a race for a code that it is used (error %i at COMMIT)', async (errno) => {
    const { username, code } = await accountWithCode();
    let won = 0;
    loseAtCommit(errno, async () => {
      won = (await winner.verify(username, code)).msg;
    });
    const { msg } = await loser.verify(username, code);
    expect([won, msg]).toEqual([ACCEPTED, USED]);
  });

  it('tell the loser of a race for a ticket that it is used, and one password signs in', async () => {
    const { username, code } = await accountWithCode();
    const { info: ticket } = await winner.verify(username, code);
    let won = 0;
    loseAtCommit(1213, async () => {
      won = (await winner.change(username, ticket, 'Winner1Takes')).msg;
    });
    const { msg } = await loser.change(username, ticket, 'Loser1Leaves');
    expect([won, msg]).toEqual([ACCEPTED, USED]);
  });

  it('send one code for two sends at once', async () => {
    const [{ username, phone } = { username: '', phone: '' }] = await addAccounts(servers[1].app, 1, next++);
    let won = 0;
    loseAtCommit(1213, async () => {
      won = (await winner.send(username, phone)).msg;
    });
    const { msg } = await loser.send(username, phone);
    expect([won, msg]).toEqual([ACCEPTED, TOO_FREQUENT]);
    await winner.code(phone);
    expect(await winner.messages(phone)).toHaveLength(1);
  });

  it('try no transaction again that has waited for a lock in vain', async () => {
    const { username, code } = await accountWithCode();
    proxy.inject({ on: /^COMMIT/, errno: 1205, message: 'Lock wait timeout exceeded', instead: 'ROLLBACK', times: 1 });
    expect((await loser.verify(username, code)).msg).toBe(DOWN);
    expect((await loser.verify(username, code)).msg).toBe(ACCEPTED);
  });

  it('give up a transaction that loses again and again, and say that the service is down', async () => {
    const { username, code } = await accountWithCode();
    proxy.inject({ on: /^COMMIT/, errno: 1213, message: 'certification failed', instead: 'ROLLBACK' });
    expect((await loser.verify(username, code)).msg).toBe(DOWN);
    proxy.heal();
    expect((await loser.verify(username, code)).msg).toBe(ACCEPTED);
  });
});
