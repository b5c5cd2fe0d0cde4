import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate, migrateDatabase } from '../../src/database';
import { schema } from '../../src/schema';
import { describeEachDatabase, type OpenDatabase, openDatabase } from '../support/database-harness';
import { inParallel } from '../support/concurrency';

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

  if (kind === 'mysql')
    it('runs each migration once for parallel processes', async () => {
      const fresh = await openDatabase(kind);
      const ran = await inParallel(4, () => migrateDatabase(fresh.config, schema));
      await fresh.close();
      expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    });
});
