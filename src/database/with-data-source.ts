import { DataSource } from 'typeorm';
import { awaitDatabase } from './await-database';
import { dataSourceOptions, type Schema } from './data-source-options';
import type { DatabaseConfig } from './database.config';
import { migrate } from './migrate';
import { configureSessions } from './mysql-session';

/**
 * Opens the database without a Nest application, runs `work` and closes the database in any case. Throws a
 * DatabaseStartError when it cannot be opened.
 */
export async function withDataSource<T>(
  config: DatabaseConfig,
  schema: Schema,
  work: (dataSource: DataSource) => Promise<T>,
): Promise<T> {
  await awaitDatabase(config, { milliseconds: 0 });
  const dataSource = await new DataSource(dataSourceOptions(config, schema)).initialize();
  try {
    if (config.kind === 'mysql') await configureSessions(dataSource, config);
    return await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

/** Runs the pending migrations without starting the application. Returns their names. */
export const migrateDatabase = (config: DatabaseConfig, schema: Schema): Promise<readonly string[]> =>
  withDataSource(config, schema, migrate);
