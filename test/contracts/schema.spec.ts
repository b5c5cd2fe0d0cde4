import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../../src/database';
import { schema } from '../../src/schema';
import { describeEachDatabase, openDatabase } from '../support/database-harness';
import { schemaDrift } from '../support/schema-drift';

describeEachDatabase('the schema of all migrations', (kind) => {
  let dataSource: DataSource;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const database = await openDatabase(kind);
    dataSource = await new DataSource(dataSourceOptions(database.config, schema)).initialize();
    close = async () => {
      await dataSource.destroy();
      await database.close();
    };
    await migrate(dataSource);
  });

  afterAll(() => close());

  it('equals the schema of the entities', async () => {
    expect(await schemaDrift(dataSource)).toEqual([]);
  });

  it('has no pending migration at a second start', async () => {
    expect(await migrate(dataSource)).toEqual([]);
  });

  it('differs by a column that no entity has', async () => {
    const table = dataSource.entityMetadatas[0]?.tableName ?? '';
    await dataSource.query(`ALTER TABLE ${table} ADD COLUMN stray varchar(3)`);
    expect(await schemaDrift(dataSource)).not.toEqual([]);
    await dataSource.query(`ALTER TABLE ${table} DROP COLUMN stray`);
    expect(await schemaDrift(dataSource)).toEqual([]);
  });

  it('differs by an index that no entity has', async () => {
    const [entity] = dataSource.entityMetadatas;
    await dataSource.query(
      `CREATE INDEX stray ON ${entity?.tableName ?? ''} (${entity?.columns[0]?.databaseName ?? ''})`,
    );
    expect((await schemaDrift(dataSource)).join()).toContain('stray');
  });
});
