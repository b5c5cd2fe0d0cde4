import type { DataSource } from 'typeorm';

const LOCK = 'regain-migrations';
const LOCK_WAIT_SECONDS = 60;

/**
 * Runs the pending migrations and returns their names. On MySQL one process migrates at a time (GET_LOCK); the others
 * wait up to a minute, and then have no migration left to run. Throws when the lock cannot be had.
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  if (dataSource.options.type !== 'mysql') return runMigrations(dataSource);
  const runner = dataSource.createQueryRunner();
  try {
    const [row] = (await runner.query('SELECT GET_LOCK(?, ?) AS won', [LOCK, LOCK_WAIT_SECONDS])) as { won: number }[];
    if (row?.won !== 1) throw new Error('another process has been migrating the database for over a minute');
    return await runMigrations(dataSource);
  } finally {
    await runner.query('SELECT RELEASE_LOCK(?)', [LOCK]).catch(() => undefined);
    await runner.release();
  }
}

async function runMigrations(dataSource: DataSource): Promise<readonly string[]> {
  return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
}
