import type { DataSource, EntityMetadata } from 'typeorm';
import { identityCollation } from '../../src/database';

type ColumnMetadata = EntityMetadata['columns'][number];

const TEXT_TYPES = ['char', 'varchar', 'text'];
/** Tables of the migrations themselves. */
const OTHER_TABLES = ['migrations', 'migration_claims'];

/**
 * Where a migrated database is not what the entities say, one sentence each; empty when they agree. On SQLite TypeORM's
 * own schema builder is asked what it would change. On MySQL and MariaDB it is not to be trusted (it sees changes in
 * every nullable column of a MariaDB), so tables are described from both sides and the descriptions compared; every
 * text column must have the byte-by-byte NO PAD collation besides.
 */
export async function schemaDrift(dataSource: DataSource): Promise<readonly string[]> {
  if (dataSource.options.type !== 'mysql') {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    return upQueries.map(({ query }) => `the entities would need: ${query}`);
  }
  const wanted = await wantedLines(dataSource);
  const found = [...(await foundColumns(dataSource)), ...(await foundIndexes(dataSource))];
  return [
    ...wanted.filter((line) => !found.includes(line)).map((line) => `the entities say, the tables lack: ${line}`),
    ...found.filter((line) => !wanted.includes(line)).map((line) => `the tables have, no entity says: ${line}`),
  ];
}

async function wantedLines(dataSource: DataSource): Promise<string[]> {
  const runner = dataSource.createQueryRunner();
  const collation = await identityCollation(runner).finally(() => runner.release());
  return dataSource.entityMetadatas.flatMap((entity) => [
    ...entity.columns.map((column) => wantedColumn(dataSource, entity, column, collation)),
    ...wantedIndexes(entity),
  ]);
}

function wantedColumn(
  { driver }: DataSource,
  entity: EntityMetadata,
  column: ColumnMetadata,
  collation: string | undefined,
): string {
  const type = driver.normalizeType(column);
  return columnLine({
    table: entity.tableName,
    name: column.databaseName,
    type,
    length: type === 'varchar' || type === 'char' ? driver.getColumnLength(column) : '',
    nullable: column.isNullable,
    collation: TEXT_TYPES.includes(type) ? collation : undefined,
  });
}

function wantedIndexes({ tableName, primaryColumns, indices }: EntityMetadata): string[] {
  const names = (columns: readonly ColumnMetadata[]) => columns.map((column) => column.databaseName).join(', ');
  return [
    indexLine({ table: tableName, name: 'PRIMARY', unique: true, columns: names(primaryColumns) }),
    ...indices.map((index) =>
      indexLine({ table: tableName, name: index.name, unique: index.isUnique, columns: names(index.columns) }),
    ),
  ];
}

async function foundColumns(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<ColumnDescription[]>(
    `SELECT table_name AS \`table\`, column_name AS name, data_type AS type, is_nullable = 'YES' AS nullable,
       IF(data_type IN ('char', 'varchar'), character_maximum_length, '') AS length, collation_name AS collation
     FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name NOT IN (?)`,
    [OTHER_TABLES],
  );
  return rows.map(columnLine);
}

async function foundIndexes(dataSource: DataSource): Promise<string[]> {
  const rows = await dataSource.query<IndexDescription[]>(
    `SELECT table_name AS \`table\`, index_name AS name, MAX(non_unique) = 0 AS \`unique\`,
       GROUP_CONCAT(column_name ORDER BY seq_in_index SEPARATOR ', ') AS columns
     FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name NOT IN (?)
     GROUP BY table_name, index_name`,
    [OTHER_TABLES],
  );
  return rows.map(indexLine);
}

interface ColumnDescription {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly length: string | number;
  readonly nullable: boolean | number;
  readonly collation: string | null | undefined;
}

function columnLine({ table, name, type, length, nullable, collation }: ColumnDescription): string {
  const size = length === '' ? '' : `(${length})`;
  return `${table}.${name} ${type}${size}${nullable ? ' null' : ' not null'}${collation ? ` ${collation}` : ''}`;
}

interface IndexDescription {
  readonly table: string;
  readonly name: string;
  readonly unique: boolean | number;
  readonly columns: string;
}

function indexLine({ table, name, unique, columns }: IndexDescription): string {
  return `${unique ? 'unique index' : 'index'} ${table}.${name} (${columns})`;
}
