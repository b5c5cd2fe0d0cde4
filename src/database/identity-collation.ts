import type { QueryRunner } from 'typeorm';

/**
 * The collation of every text column on this server: byte by byte and NO PAD, so that `mike`, `mıke`, `MIKE` and
 * `mike ` are four names, as the application's own canonical keys mean them. SQLite's BINARY is its default already.
 */
export async function identityCollation(runner: QueryRunner): Promise<string | undefined> {
  if (runner.dataSource.options.type !== 'mysql') return undefined;
  const [row] = (await runner.query('SELECT VERSION() AS version')) as { version: string }[];
  return row?.version.includes('MariaDB') ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
}
