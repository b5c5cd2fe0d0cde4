import { DataSource, type QueryRunner } from 'typeorm';
import { dataSourceOptions, type Schema } from './data-source-options';
import { identityCollation } from './mysql-server';

/** Columns and unique indices of each table, by the table's name. */
type Description = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * Differences between the tables and what the migrations that have run make of an empty database, one phrase each; empty
 * when they agree. Tells of tables, columns and unique indices that are missing, of those that belong to a migration that
 * has not run (or was cut off), and on MySQL of text columns with a collation that takes two names for one.
 *
 * `pending`: names of the migrations that have not run.
 */
export async function compareSchema(
  dataSource: DataSource,
  { migrations }: Schema,
  pending: readonly string[],
): Promise<readonly string[]> {
  const all = migrations as NewableFunction[];
  const complete = await migrated(all);
  const wanted = await migrated(all.filter(({ name }) => !pending.includes(name)));
  const names = [...new Set([...wanted.keys(), ...complete.keys()])];
  const runner = dataSource.createQueryRunner();
  try {
    const found = await describe(runner, names);
    return [
      ...beyond(wanted, found).map((part) => `${part} is missing`),
      ...beyond(found, wanted)
        .filter((part) => parts(complete).includes(part))
        .map((part) => `${part} is there, though its migration has not run`),
      ...(await foldedColumns(runner, names)),
    ];
  } finally {
    await runner.release();
  }
}

/** Schema that these migrations make, by running them on SQLite in memory. */
async function migrated(migrations: readonly NewableFunction[]): Promise<Description> {
  const options = dataSourceOptions(
    { kind: 'sqlite', file: ':memory:' },
    { entities: [], migrations: [...migrations] },
  );
  const memory = await new DataSource(options).initialize();
  try {
    await memory.runMigrations({ transaction: 'each' });
    const runner = memory.createQueryRunner();
    const rows = await memory.query<{ name: string }[]>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    );
    return await describe(
      runner,
      rows.map(({ name }) => name),
    );
  } finally {
    await memory.destroy();
  }
}

async function describe(runner: QueryRunner, names: readonly string[]): Promise<Description> {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const name of names) {
    const table = await runner.getTable(name);
    if (!table) continue;
    const unique = table.indices.filter(({ isUnique }) => isUnique);
    tables.set(
      name,
      new Set([
        ...table.columns.map((column) => `${name}.${column.name}`),
        ...unique.map(({ columnNames }) => `the unique index over ${name} (${columnNames.join(', ')})`),
      ]),
    );
  }
  return tables;
}

/** Parts of `one` that `other` lacks; a table that is lacking as a whole is one part. */
const beyond = (one: Description, other: Description): readonly string[] =>
  [...one].flatMap(([table, inside]) => {
    const counterpart = other.get(table);
    return counterpart ? [...inside].filter((part) => !counterpart.has(part)) : [`the table ${table}`];
  });

const parts = (description: Description): readonly string[] =>
  [...description].flatMap(([table, inside]) => [`the table ${table}`, ...inside]);

async function foldedColumns(runner: QueryRunner, tables: readonly string[]): Promise<readonly string[]> {
  const wanted = await identityCollation(runner);
  if (wanted === undefined) return [];
  const rows = (await runner.query(
    `SELECT table_name AS tableName, column_name AS name, collation_name AS collation FROM information_schema.columns
     WHERE table_schema = DATABASE() AND table_name IN (?) AND collation_name <> ?`,
    [tables, wanted],
  )) as { tableName: string; name: string; collation: string }[];
  return rows.map(
    ({ tableName, name, collation }) => `${tableName}.${name} compares text by ${collation} instead of ${wanted}`,
  );
}
