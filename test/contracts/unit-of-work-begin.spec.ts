import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { UnitOfWork } from '../../src/common';
import { Database } from '../../src/database';
import { databases, type OpenDatabase, openDatabase } from '../support/database-harness';
import { openOtp } from '../support/open-otp';
import { StatementCounter } from '../support/statement-counter';

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('the begin of a unit of work on MySQL', () => {
  let opened: OpenDatabase;
  let process: TestingModule;
  let database: Database;
  let counter: StatementCounter;

  beforeAll(async () => {
    opened = await openDatabase('mysql');
    process = await openOtp(opened);
    database = process.get(Database);
    counter = new StatementCounter(process.get(DataSource));
    await database.execute('CREATE TABLE notes (id varchar(32) PRIMARY KEY)');
  });

  afterAll(async () => {
    await process.close();
    await opened.close();
  });

  beforeEach(() => database.execute('DELETE FROM notes'));

  const WRITE = 'INSERT INTO notes (id) VALUES (?)';
  const READ = 'SELECT id FROM notes';
  const write = () => database.execute(WRITE, ['a']);
  const read = () => database.query(READ);
  const run = async (work: () => Promise<unknown>) =>
    (await counter.during(() => process.get(UnitOfWork).run(work))).statements;

  it('is its first statement where that writes', async () => {
    expect(await run(() => write().then(read))).toEqual([WRITE, READ, 'COMMIT']);
  });

  it('is a statement of its own before a read, which proxies would send to a server for reads', async () => {
    expect(await run(() => read().then(write))).toEqual(['START TRANSACTION', READ, WRITE, 'COMMIT']);
  });

  it('is a statement of its own before an entity manager', async () => {
    const statements = await run(() => database.withManager((manager) => manager.query(READ)));
    expect(statements).toEqual(['START TRANSACTION', READ, 'COMMIT']);
  });

  it('is left out with the COMMIT where there is no statement', async () => {
    expect(await run(() => Promise.resolve())).toEqual([]);
  });

  it('leaves no transaction open on its connection after work that failed', async () => {
    const failing = run(async () => {
      await write();
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await read()).toEqual([]);
    await run(write);
    expect(await read()).toEqual([{ id: 'a' }]);
  });

  it('leaves single statements outside of it committed at once', async () => {
    await write();
    const sessions = await database.query('SELECT @@autocommit AS alone');
    expect(sessions).toEqual([{ alone: 1 }]);
  });
});
