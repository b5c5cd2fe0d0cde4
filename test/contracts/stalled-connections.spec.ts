import type { TestingModule } from '@nestjs/testing';
import { Database } from '../../src/database';
import { UnitOfWork } from '../../src/common';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { openOtp } from '../support/open-otp';
import { StallingProxy } from '../support/stalling-proxy';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('a connection to MySQL that dies without a word', () => {
  let database: OpenDatabase;
  let proxy: StallingProxy;
  let process: TestingModule;

  beforeEach(async () => {
    database = await openDatabase('mysql');
    if (database.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    proxy = await StallingProxy.open(database.config.url);
    const config = { ...database.config, url: proxy.url(database.config.url), poolSize: 4, answerSeconds: 1 };
    process = await openOtp({ ...database, config });
  });

  afterEach(async () => {
    proxy.close();
    await process.close();
    await database.close();
  });

  const ask = () => process.get(Database).query<{ one: number }>('SELECT 1 AS one');

  it.each([
    ['statement', () => ask()],
    ['transaction', () => process.get(UnitOfWork).run(() => ask())],
  ])('fails the %s that uses it, and replaces it in the pool', async (_what, work) => {
    const both = () => Promise.allSettled([work(), work()]);
    const works = { status: 'fulfilled', value: [{ one: 1 }] };
    const fails = { status: 'rejected', reason: new Error('the database server does not answer') };
    expect(await both()).toEqual([works, works]);
    proxy.stall();
    expect(await both()).toEqual([fails, fails]);
    expect(await both()).toEqual([works, works]);
  });

  it('fails statements on new connections as well, while the server takes them and answers none', async () => {
    await ask();
    proxy.silence();
    const fails = () => expect(ask()).rejects.toThrow('the database server does not answer');
    await fails();
    await fails();
  });

  it('takes the idle connections to that server out of the pool with it', async () => {
    await Promise.all([ask(), ask()]);
    proxy.stall();
    await expect(ask()).rejects.toThrow('the database server does not answer');
    await expect(ask()).resolves.toEqual([{ one: 1 }]);
  });
});
