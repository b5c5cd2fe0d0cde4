import { type DatabaseConfig, inspectDatabase, type DatabaseInspection } from '../../database';
import { SystemClock } from '../../common';
import { schema } from '../../schema';
import { bad, type Finding, fine } from './finding';

const MAX_SKEW_MS = 5_000;

/** Checks the database: reachable, version, strict mode, collation, clock, migrations. */
export async function checkDatabase(config: DatabaseConfig): Promise<readonly Finding[]> {
  try {
    return judge(await inspectDatabase(config, schema, new SystemClock()));
  } catch (error) {
    const { code = 'no answer' } = error as NodeJS.ErrnoException;
    return [bad('database', `cannot be opened (${code})`, 'check DATABASE_URL, the server, its user and the schema')];
  }
}

/** Findings about an inspected database, in the order in which they are printed. */
export function judge(found: DatabaseInspection): readonly Finding[] {
  return [version(found), strictness(found), collation(found), clock(found), migrations(found)];
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

function migrations({ pendingMigrations }: DatabaseInspection): Finding {
  const pending = pendingMigrations.length;
  if (pending === 0) return fine('migrations', 'up to date');
  return bad('migrations', `${String(pending)} to run`, 'run npm run regain -- migrate, or start the server');
}
