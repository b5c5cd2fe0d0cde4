import { existsSync } from 'node:fs';
import { type DatabaseConfig, DatabaseStartError, inspectDatabase, type DatabaseInspection } from '../../database';
import { SystemClock } from '../../common';
import { schema } from '../../schema';
import { bad, type Finding, fine } from './finding';

const MAX_SKEW_MS = 5_000;

/** Checks the database: reachable, version, strict mode, collation, clock, migrations. */
export async function checkDatabase(config: DatabaseConfig): Promise<readonly Finding[]> {
  if (config.kind === 'sqlite' && config.file !== ':memory:' && !existsSync(config.file))
    return [bad('database', `${config.file} does not exist`, 'check DATABASE_URL; a start, or migrate, creates it')];
  try {
    return judge(await inspectDatabase(config, schema, new SystemClock()));
  } catch (error) {
    if (error instanceof DatabaseStartError) return [bad('database', error.what, error.advice)];
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    return [bad('database', `cannot be opened (${code})`, 'check DATABASE_URL, the server, its user and the schema')];
  }
}

/** Findings about an inspected database, in the order in which they are printed. */
export function judge(found: DatabaseInspection): readonly Finding[] {
  return [version(found), strictness(found), collation(found), clock(found), migrations(found), tables(found)];
}

const version = ({ version: it, isSupported }: DatabaseInspection): Finding =>
  isSupported ? fine('database', it) : bad('database', `${it} is too old`, 'use MySQL 8.0.17+ or MariaDB 10.6+');

const strictness = ({ isStrict }: DatabaseInspection): Finding =>
  isStrict
    ? fine('strict mode', 'values that do not fit are refused')
    : bad('strict mode', 'off', 'let sessions set sql_mode: a proxy in between may keep them from it');

const collation = ({ missingCollation }: DatabaseInspection): Finding =>
  missingCollation === undefined
    ? fine('collation', 'names compare byte by byte')
    : bad('collation', `${missingCollation} is missing`, 'use MySQL 8.0.17+ or MariaDB 10.6+');

function clock({ clockAheadMs }: DatabaseInspection): Finding {
  const what = `the database is ${(clockAheadMs / 1000).toFixed(1)} s ahead of this process`;
  const isClose = Math.abs(clockAheadMs) <= MAX_SKEW_MS;
  return isClose ? fine('clock', what) : bad('clock', what, 'keep both on time, by NTP');
}

function migrations({ pendingMigrations, unknownMigrations }: DatabaseInspection): Finding {
  const pending = pendingMigrations.length;
  if (unknownMigrations.length > 0)
    return bad(
      'migrations',
      `a newer release has run ${unknownMigrations.join(', ')}`,
      'use that release, or restore a backup',
    );
  if (pending === 0) return fine('migrations', 'up to date');
  return bad('migrations', `${String(pending)} to run`, 'run npm run regain -- migrate, or start the server');
}

function tables({ schemaDifferences: differences }: DatabaseInspection): Finding {
  if (differences.length === 0) return fine('tables', 'as the migrations make them');
  return bad(
    'tables',
    differences.join('; '),
    'a migration was cut off, or tables were changed beside the migrations; restore a backup, or mend them by hand, and run ' +
      'npm run regain -- migrate',
  );
}
