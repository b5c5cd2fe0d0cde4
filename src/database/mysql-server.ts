import type { DataSource, QueryRunner } from 'typeorm';
import { mariadbDialect, mysqlDialect, type SqlDialect } from './sql-dialect';

/**
 * Collation of every text column on a MySQL/MariaDB server: bytewise and NO PAD, so that `mike`, `mıke`, `MIKE` and
 * `mike ` are four names, as in the canonical keys of accounts. Returns undefined on SQLite, whose default BINARY has
 * the same properties.
 */
export async function identityCollation(runner: QueryRunner): Promise<string | undefined> {
  if (runner.dataSource.options.type !== 'mysql') return undefined;
  return isMariadb(await serverVersion(runner)) ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}

/** Dialect of a MySQL/MariaDB server, by its version. */
export async function serverDialect(dataSource: DataSource): Promise<SqlDialect> {
  return isMariadb(await serverVersion(dataSource)) ? mariadbDialect : mysqlDialect;
}

async function serverVersion(connection: Pick<DataSource | QueryRunner, 'query'>): Promise<string> {
  const [row] = (await connection.query('SELECT VERSION() AS version')) as { version: string }[];
  return row?.version ?? '';
}

const isMariadb = (version: string): boolean => version.includes('MariaDB');

type Version = readonly [major: number, minor: number, patch: number];

/** Oldest supported server versions: the first with a NO PAD binary collation and SKIP LOCKED. */
const OLDEST_MYSQL: Version = [8, 0, 17];
const OLDEST_MARIADB: Version = [10, 6, 0];

/**
 * True for a supported server, by the result of VERSION(): `8.4.3`, `10.11.19-MariaDB-0+deb12u1`, also with a proxy's
 * prefix `5.5.5-`.
 */
export function isSupported(version: string): boolean {
  const [, ...parts] = /^(?:5\.5\.5-)?(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  const [major = 0, minor = 0, patch = 0] = parts.map(Number);
  return isAtLeast([major, minor, patch], isMariadb(version) ? OLDEST_MARIADB : OLDEST_MYSQL);
}

function isAtLeast(given: Version, oldest: Version): boolean {
  const difference = given.map((part, index) => part - (oldest[index] ?? 0)).find((each) => each !== 0);
  return (difference ?? 0) >= 0;
}
