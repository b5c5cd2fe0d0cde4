import { type DataSource, MigrationExecutor } from 'typeorm';
import { errorLabel } from '../common';
import { withMigrationClaim } from './migration-claim';
import { DatabaseStartError } from './start-error';
import { isTurnedAway, refusesRights, refusesSchema } from './transient-errors';

/**
 * Runs the pending migrations and returns their names. Several processes may do so at once: one migrates, the others wait,
 * and then have no migration left to run. Where none is pending, nothing is locked or written. Throws a DatabaseStartError
 * where it knows what an operator can do.
 */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  const isDone = async (): Promise<boolean> => (await pendingMigrations(dataSource)).length === 0;
  if (await isDone()) return [];
  try {
    return (await withMigrationClaim(dataSource, isDone, () => runMigrations(dataSource))) ?? [];
  } catch (error) {
    throw (await explain(dataSource, error)) ?? error;
  }
}

/** Names of the migrations that have not run, oldest first. Creates no table. */
export async function pendingMigrations(dataSource: DataSource): Promise<readonly string[]> {
  return (await new MigrationExecutor(dataSource).getPendingMigrations()).map(({ name }) => name);
}

async function runMigrations(dataSource: DataSource): Promise<readonly string[]> {
  return (await dataSource.runMigrations({ transaction: 'each' })).map(({ name }) => name);
}

async function explain(dataSource: DataSource, error: unknown): Promise<DatabaseStartError | undefined> {
  const [next = ''] = await pendingMigrations(dataSource).catch(() => []);
  const what = `The migration ${next} cannot be run (${errorLabel(error)})`;
  const because = { cause: error };
  if (isTurnedAway(error))
    return new DatabaseStartError(what, 'the server takes no writes; name the one that does in DATABASE_URL', because);
  if (refusesRights(error))
    return new DatabaseStartError(
      what,
      'grant the user of DATABASE_URL all rights on the database, or run npm run regain -- migrate as a user who has them',
      because,
    );
  if (refusesSchema(error))
    return new DatabaseStartError(
      what,
      'an earlier try was cut off, or tables were changed by hand; npm run regain -- doctor lists them',
      because,
    );
  return undefined;
}
