import { type DataSource, MigrationExecutor } from 'typeorm';
import type { Clock } from '../common';
import type { Schema } from './data-source-options';
import type { DatabaseConfig } from './database.config';
import { compareSchema } from './compare-schema';
import { pendingMigrations as findPendingMigrations } from './migrate';
import { withDataSource } from './with-data-source';
import { isSupported, identityCollation } from './mysql-server';
import { mysqlDialect, sqliteDialect } from './sql-dialect';

/** Properties of a database that decide whether the service can work on it. */
export interface DatabaseInspection {
  /** Product and version of the database, as the server reports them. */
  readonly version: string;
  readonly isSupported: boolean;
  /** True in strict mode; false when the server would truncate values that are too long instead of refusing them. */
  readonly isStrict: boolean;
  /** Name of the required collation (bytewise, NO PAD), if the server lacks it. */
  readonly missingCollation?: string;
  /** Milliseconds that the database's clock is ahead of the clock of this process; negative when it is behind. */
  readonly clockAheadMs: number;
  /** Names of the migrations that have not run, oldest first. */
  readonly pendingMigrations: readonly string[];
  /** Names of migrations that have run and that this release does not know: a newer one has been here. */
  readonly unknownMigrations: readonly string[];
  /** Differences between the tables and what the migrations that have run should have made, one phrase each. */
  readonly schemaDifferences: readonly string[];
}

/** Inspects a database; writes nothing. Throws a DatabaseStartError when it cannot be opened. */
export function inspectDatabase(config: DatabaseConfig, schema: Schema, clock: Clock): Promise<DatabaseInspection> {
  return withDataSource(config, schema, async (dataSource) => ({
    ...(config.kind === 'mysql' ? await inspectServer(dataSource) : await inspectFile(dataSource)),
    clockAheadMs: await measureClockSkew(dataSource, clock),
    ...(await inspectTables(dataSource, schema)),
  }));
}

type Product = Pick<DatabaseInspection, 'version' | 'isSupported' | 'isStrict' | 'missingCollation'>;
type Tables = Pick<DatabaseInspection, 'pendingMigrations' | 'unknownMigrations' | 'schemaDifferences'>;

/** Tables of a newer release are not compared. */
async function inspectTables(dataSource: DataSource, schema: Schema): Promise<Tables> {
  const pendingMigrations = await findPendingMigrations(dataSource);
  const executed = await new MigrationExecutor(dataSource).getExecutedMigrations();
  const known = dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const unknownMigrations = executed.map(({ name }) => name).filter((name) => !known.includes(name));
  const isNewer = unknownMigrations.length > 0;
  const schemaDifferences = isNewer ? [] : await compareSchema(dataSource, schema, pendingMigrations);
  return { pendingMigrations, unknownMigrations, schemaDifferences };
}

async function inspectFile(dataSource: DataSource): Promise<Product> {
  const [row] = await dataSource.query<{ version: string }[]>('SELECT sqlite_version() AS version');
  return { version: `SQLite ${row?.version ?? ''}`, isSupported: true, isStrict: true };
}

async function inspectServer(dataSource: DataSource): Promise<Product> {
  const [row] = await dataSource.query<{ version: string; mode: string }[]>(
    'SELECT VERSION() AS version, @@SESSION.sql_mode AS mode',
  );
  const { version = '', mode = '' } = row ?? {};
  const collation = await findMissingCollation(dataSource);
  return {
    version,
    isSupported: isSupported(version),
    isStrict: mode.includes('STRICT_TRANS_TABLES'),
    ...(collation !== undefined && { missingCollation: collation }),
  };
}

async function findMissingCollation(dataSource: DataSource): Promise<string | undefined> {
  const runner = dataSource.createQueryRunner();
  try {
    const wanted = await identityCollation(runner);
    const found = (await runner.query('SHOW COLLATION WHERE `Collation` = ?', [wanted])) as unknown[];
    return found.length > 0 ? undefined : wanted;
  } finally {
    await runner.release();
  }
}

/**
 * Measures the milliseconds that the database's clock is ahead, assuming that it is read in the middle of the round
 * trip.
 */
async function measureClockSkew(dataSource: DataSource, clock: Clock): Promise<number> {
  const { nowMs } = dataSource.options.type === 'mysql' ? mysqlDialect : sqliteDialect;
  const before = clock.now();
  const [row] = await dataSource.query<{ now: number | string }[]>(`SELECT ${nowMs} AS now`);
  return Math.round(Number(row?.now) - (before + clock.now()) / 2);
}
