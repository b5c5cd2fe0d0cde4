import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { Logger } from '@nestjs/common';
import type { TestingModule } from '@nestjs/testing';
import { createConnection } from 'mysql2/promise';
import { UnitOfWork } from '../../src/common';
import { Database } from '../../src/database';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { RecordedLog } from '../support/http-test-app';
import { openOtp } from '../support/open-otp';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);
const POOL_SIZE = 5;
/** Connections for single statements, and for units of work. */
const [SINGLES, UNITS] = [2, 3];

(isReachable ? describe : describe.skip)('connections to a MySQL server that fails over', () => {
  let opened: OpenDatabase;
  let process: TestingModule;
  let database: Database;
  let unitOfWork: UnitOfWork;
  let proxy: CutAtCommit;

  beforeAll(async () => {
    opened = await openDatabase('mysql');
    if (opened.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    proxy = await CutAtCommit.open(opened.config.url);
    const config = { ...opened.config, url: proxy.url, poolSize: POOL_SIZE };
    process = await openOtp({ ...opened, config });
    [database, unitOfWork] = [process.get(Database), process.get(UnitOfWork)];
    await database.execute('CREATE TABLE counters (id varchar(8) PRIMARY KEY, n integer NOT NULL)');
    await database.execute(`INSERT INTO counters (id, n) VALUES ('a', 0)`);
  });

  beforeEach(async () => {
    await database.execute('UPDATE counters SET n = 0');
  });

  afterAll(async () => {
    await process.close();
    proxy.close();
    await opened.close();
  });

  const increment = () => database.execute(`UPDATE counters SET n = n + 1 WHERE id = 'a'`);
  const counter = async () => (await database.query<{ n: number }>('SELECT n FROM counters'))[0]?.n;
  const connectionId = async () => (await database.query<{ id: number }>('SELECT CONNECTION_ID() AS id'))[0]?.id ?? 0;
  /** Work on all connections of both pools: parallel statements check out different ones. */
  const everyConnection = <T>(work: () => Promise<T>) => {
    let release = (): void => undefined;
    const all = new Promise<void>((resolve) => (release = resolve));
    let waiting = 0;
    const inUnit = () =>
      unitOfWork.run(async () => {
        const result = await work();
        if (++waiting === UNITS) release();
        await all;
        return result;
      });
    return Promise.all([...Array.from({ length: UNITS }, inUnit), ...Array.from({ length: SINGLES }, work)]);
  };
  /** As after a failover: every open connection leads to a server that takes no writes, new ones to one that does. */
  const demote = () => everyConnection(() => database.execute('SET SESSION TRANSACTION READ ONLY'));
  const kill = async (ids: readonly number[]) => {
    if (opened.config.kind !== 'mysql') return;
    const operator = await createConnection(opened.config.url);
    for (const id of ids) await operator.query(`KILL ${String(id)}`);
    await operator.end();
  };

  it('that takes no writes any more are thrown away, and every unit of work succeeds', async () => {
    await demote();
    for (let count = 0; count < 10; count++) await unitOfWork.run(increment);
    expect(await counter()).toBe(10);
  });

  it('are thrown away by single statements too', async () => {
    await demote();
    for (let count = 0; count < 10; count++) await increment();
    expect(await counter()).toBe(10);
  });

  it('are opened anew for reads and units of work whose connections were killed', async () => {
    const ids = await everyConnection(connectionId);
    await kill(ids);
    expect(await counter()).toBe(0);
    let runs = 0;
    await unitOfWork.run(async () => {
      await increment();
      if (++runs === 1) await kill([await connectionId()]);
      await increment();
    });
    expect([runs, await counter()]).toEqual([2, 2]);
  });

  it('are given up after one new try', async () => {
    let runs = 0;
    const hopeless = unitOfWork.run(async () => {
      runs++;
      await kill([await connectionId()]);
      await increment();
    });
    await expect(hopeless).rejects.toThrow();
    expect([runs, await counter()]).toEqual([2, 0]);
  });

  it('never repeat a COMMIT whose answer was lost', async () => {
    let runs = 0;
    proxy.isArmed = true;
    const unit = unitOfWork.run(() => {
      runs++;
      return increment();
    });
    await expect(unit).rejects.toThrow();
    expect([runs, await counter()]).toEqual([1, 1]);
  });

  it('speak utf8mb4 whatever the server makes of the handshake', async () => {
    await everyConnection(() => Promise.resolve());
    const rows = await everyConnection(() =>
      database.query(`SELECT @@character_set_client AS c, @@character_set_results AS r, HEX('é😀') AS text`),
    );
    expect(new Set(rows.flat().map((row) => JSON.stringify(row)))).toEqual(
      new Set([JSON.stringify({ c: 'utf8mb4', r: 'utf8mb4', text: 'C3A9F09F9880' })]),
    );
  });

  it('say so when their session cannot be configured', async () => {
    const log = new RecordedLog();
    Logger.overrideLogger(log);
    proxy.refusesSettings = true;
    await kill(await everyConnection(connectionId));
    await expect(counter()).rejects.toThrow();
    proxy.refusesSettings = false;
    Logger.overrideLogger(false);
    expect(log.warnings).toContainEqual(expect.stringContaining('session cannot be configured'));
    expect(await counter()).toBe(0);
  });
});

/** Command of a query, whose text is COMMIT; that of a session's isolation level has the word too. */
const COMMIT = '\u0003COMMIT';

/** Stands before a server; cuts the client off when it has sent a COMMIT, or the settings of a session, as it is told. */
class CutAtCommit {
  isArmed = false;
  refusesSettings = false;
  url = '';
  private server: Server | undefined;

  static async open(target: string): Promise<CutAtCommit> {
    const proxy = new CutAtCommit();
    const { hostname, port } = new URL(target);
    proxy.server = createServer((client) => {
      const upstream = connect(Number(port || 3306), hostname);
      upstream.pipe(client);
      client.on('data', (chunk) => {
        if (proxy.refusesSettings && chunk.includes('innodb_lock_wait_timeout')) {
          client.destroy();
          return;
        }
        if (proxy.isArmed && chunk.includes(COMMIT)) {
          proxy.isArmed = false;
          upstream.unpipe(client);
          upstream.once('data', () => client.destroy());
        }
        upstream.write(chunk);
      });
      for (const socket of [client, upstream])
        socket
          .on('error', () => undefined)
          .on('close', () => {
            client.destroy();
            upstream.destroy();
          });
    });
    await once(proxy.server.listen(0, '127.0.0.1'), 'listening');
    const url = new URL(target);
    url.host = `127.0.0.1:${String((proxy.server.address() as AddressInfo).port)}`;
    proxy.url = url.href;
    return proxy;
  }

  close(): void {
    this.server?.close();
  }
}
