import { DataSource } from 'typeorm';
import { createConnection } from 'mysql2/promise';
import { SystemClock } from '../../src/common';
import {
  type DatabaseConfig,
  type DatabaseStartError,
  dataSourceOptions,
  inspectDatabase,
  migrate,
  migrateDatabase,
} from '../../src/database';
import { schema } from '../../src/schema';
import { databases, describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';
import { MysqlProxy } from '../support/mysql-proxy';

describeEachDatabase('migrateDatabase', (kind) => {
  let database: OpenDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await openDatabase(kind);
    dataSource = await new DataSource(dataSourceOptions(database.config, schema)).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.close();
  });

  /** Those of our tables that are there. */
  const tables = async (): Promise<string[]> => {
    const runner = dataSource.createQueryRunner();
    const there: string[] = [];
    for (const { tableName } of dataSource.entityMetadatas) if (await runner.hasTable(tableName)) there.push(tableName);
    await runner.release();
    return there;
  };

  it('reverts each migration, and runs it again', async () => {
    const names = await migrate(dataSource);
    expect(await tables()).toHaveLength(dataSource.entityMetadatas.length);
    for (let left = names.length; left > 0; left--) await dataSource.undoLastMigration({ transaction: 'each' });
    expect(await tables()).toEqual([]);
    expect(await migrate(dataSource)).toEqual(names);
    expect(await tables()).toHaveLength(dataSource.entityMetadatas.length);
  });

  it('runs nothing at a second start', async () => {
    expect(await migrateDatabase(database.config, schema)).toEqual([]);
  });

  it('runs each migration once for parallel processes', async () => {
    const fresh = await openDatabase(kind);
    const ran = await inParallel(4, () => migrateDatabase(fresh.config, schema));
    await fresh.close();
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  });

  describe('on tables that migrations did not leave so', () => {
    let mangled: OpenDatabase;

    beforeEach(async () => {
      mangled = await openDatabase(kind);
    });

    afterEach(() => mangled.close());

    const change = async (...statements: readonly string[]) => {
      const opened = await new DataSource(
        dataSourceOptions(mangled.config, { entities: [], migrations: [] }),
      ).initialize();
      for (const sql of statements) await opened.query(sql);
      await opened.destroy();
    };
    const inspect = () => inspectDatabase(mangled.config, schema, new SystemClock());
    const differences = async () => (await inspect()).schemaDifferences;

    it('names the migration that was cut off, and what it left', async () => {
      await change('CREATE TABLE auth_tickets (digest varchar(43) PRIMARY KEY)');
      const { what, advice } = await migrateDatabase(mangled.config, schema).then(
        () => Promise.reject(new Error('it ran')),
        (error: unknown) => error as DatabaseStartError,
      );
      expect(what).toMatch(/^The migration CreateAuth1763700004000 cannot be run /);
      expect(advice).toContain('doctor');
      expect(await differences()).toContain('the table auth_tickets is there, though its migration has not run');
    });

    it('finds nothing on a new and on a migrated database, and writes nothing', async () => {
      expect(await differences()).toEqual([]);
      expect((await inspect()).pendingMigrations).toHaveLength(schema.migrations.length as number);
      await migrateDatabase(mangled.config, schema);
      expect(await inspect()).toMatchObject({ schemaDifferences: [], pendingMigrations: [], unknownMigrations: [] });
    });

    it('finds missing tables, columns and unique indices', async () => {
      await migrateDatabase(mangled.config, schema);
      await change(
        'DROP TABLE auth_nonces',
        'ALTER TABLE auth_tickets DROP COLUMN stamp',
        kind === 'mysql' ? 'DROP INDEX auth_accounts_id ON auth_accounts' : 'DROP INDEX auth_accounts_id',
        `INSERT INTO audit_entries (id, at, app, event, outcome, ip) VALUES ('a', 0, '', '', '', '')`,
      );
      const found = await differences();
      expect([...found].sort()).toEqual([
        'auth_tickets.stamp is missing',
        'the table auth_nonces is missing',
        'the unique index over auth_accounts (id) is missing',
      ]);
    });

    it('finds what a newer release has run', async () => {
      await migrateDatabase(mangled.config, schema);
      await change(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'AddTomorrow9999999999999')`);
      expect(await inspect()).toMatchObject({ unknownMigrations: ['AddTomorrow9999999999999'], schemaDifferences: [] });
    });

    if (kind === 'mysql')
      it('finds text columns that take two names for one', async () => {
        await migrateDatabase(mangled.config, schema);
        await change('ALTER TABLE auth_accounts MODIFY username_key varchar(64) COLLATE utf8mb4_general_ci NULL');
        expect(await differences()).toEqual([
          expect.stringMatching(/^auth_accounts.username_key compares text by utf8mb4_general_ci instead of /),
        ]);
      });
  });
});

const isReachable = databases().some(({ kind, reachable }) => kind === 'mysql' && reachable);

(isReachable ? describe : describe.skip)('migrateDatabase beside other processes on MySQL', () => {
  let fresh: OpenDatabase;
  let proxy: MysqlProxy;
  let config: DatabaseConfig;

  beforeEach(async () => {
    fresh = await openDatabase('mysql');
    if (fresh.config.kind !== 'mysql') throw new Error('a MySQL database was asked for');
    proxy = await MysqlProxy.open(fresh.config.url);
    config = { ...fresh.config, url: proxy.url };
  });

  afterEach(async () => {
    proxy.close();
    await fresh.close();
  });

  const query = async (sql: string) => {
    const connection = await createConnection(proxy.url);
    await connection.query(sql).finally(() => connection.end());
  };

  it('needs no advisory lock, which some clusters and proxies refuse', async () => {
    proxy.inject({ on: /GET_LOCK|LOCK TABLES/i, errno: 1105, message: 'pxc_strict_mode = ENFORCING prohibits it' });
    const ran = await inParallel(3, () => migrateDatabase(config, schema));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it('waits where the claim is lost to another node, which fails like a deadlock', async () => {
    proxy.inject({ on: /INSERT IGNORE INTO migration_claims/, errno: 1213, message: 'Deadlock found', times: 2 });
    expect(await migrateDatabase(config, schema)).not.toEqual([]);
  });

  it('reads only when no migration is pending', async () => {
    await migrateDatabase(config, schema);
    proxy.statements.length = 0;
    expect(await migrateDatabase(config, schema)).toEqual([]);
    expect(proxy.statements.filter((sql) => !/^(SET|SELECT|SHOW)\b/i.test(sql))).toEqual([]);
    expect(proxy.statements.join()).not.toMatch(/GET_LOCK/i);
  });

  it('takes over the claim of a process that died', async () => {
    await query(
      'CREATE TABLE migration_claims (id integer PRIMARY KEY, owner varchar(32) NOT NULL, beats integer NOT NULL)',
    );
    await query(`INSERT INTO migration_claims VALUES (1, 'dead', 7)`);
    const ran = await inParallel(2, () => migrateDatabase(config, schema));
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
  });

  it.each([
    [1142, /grant the user of DATABASE_URL all rights/],
    [1290, /takes no writes/],
  ])('says what to do about error %i', async (errno, advice) => {
    proxy.inject({ on: /CREATE TABLE/, errno, message: 'no' });
    await expect(migrateDatabase(config, schema)).rejects.toThrow(advice);
  });
});
