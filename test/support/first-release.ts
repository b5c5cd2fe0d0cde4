import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { type DatabaseConfig, dataSourceOptions } from '../../src/database';
import known from '../fixtures/first-release/known.json';

const FOLDER = join(__dirname, '../fixtures/first-release');

/** The collation of the dump, and the one that MySQL has in its place. */
const MARIADB_COLLATION = 'utf8mb4_nopad_bin';
const MYSQL_COLLATION = 'utf8mb4_0900_bin';

/** Tables that have been renamed since the first release. The old name counts as long as there is no new one. */
const RENAMED: Readonly<Record<string, string>> = { apps_apps: 'clients', otp_ledgers: 'otp_rate_windows' };

/** Codes have moved into the rows of their challenges, beside which there are placeholders since. */
const MOVED_CODES = 'SELECT SUM(LENGTH(codes) - LENGTH(REPLACE(codes, \'"seq"\', \'"se"\'))) AS n FROM otp_challenges';
const CHALLENGES = 'SELECT COUNT(*) AS n FROM otp_challenges WHERE decoy < 2';

/** The environment of a process that can open what is sealed in the dump. */
export const FIRST_RELEASE_ENV = { SECRET_KEYS: known.secretKeys, WEBHOOK_SECRET: known.webhookSecret } as const;

/** The secrets of the dump's accounts: passwords, codes, tickets, a session. See test/fixtures/first-release/README.md. */
export const knownOfFirstRelease = (kind: DatabaseConfig['kind']) => known[kind];

/** One statement a line; lines that begin with `--` are comments. */
const statements = (kind: DatabaseConfig['kind']): readonly string[] =>
  readFileSync(join(FOLDER, `${kind}.sql`), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('--'));

/** Fills an empty database with the tables and rows of the first release. */
export function loadFirstRelease(config: DatabaseConfig): Promise<void> {
  return withDatabase(config, async (database) => {
    const collation = config.kind === 'mysql' ? await collationOf(database) : MARIADB_COLLATION;
    for (const statement of statements(config.kind))
      await database.query(statement.replaceAll(MARIADB_COLLATION, collation));
  });
}

/** The number of rows of each table in the dump, by the table's present name, beside that in the database. */
export function countRows(
  config: DatabaseConfig,
): Promise<{ readonly dumped: Record<string, number>; readonly present: Record<string, number> }> {
  return withDatabase(config, async (database) => {
    const dumped: Record<string, number> = {};
    const present: Record<string, number> = {};
    for (const [table, rows] of dumpedRows(config.kind)) {
      const name = await presentName(database, table);
      const [counted] = await database.query<{ n: number | string }[]>(await counting(database, name));
      dumped[name] = rows;
      present[name] = Number(counted?.n);
    }
    return { dumped, present };
  });
}

function dumpedRows(kind: DatabaseConfig['kind']): ReadonlyMap<string, number> {
  const rows = new Map<string, number>();
  for (const statement of statements(kind)) {
    const table = /^INSERT INTO .(\w+)/.exec(statement)?.[1];
    if (table !== undefined && table !== 'migrations') rows.set(table, (rows.get(table) ?? 0) + 1);
  }
  return rows;
}

async function presentName(database: DataSource, table: string): Promise<string> {
  const renamed = RENAMED[table];
  const runner = database.createQueryRunner();
  const isRenamed = renamed !== undefined && (await runner.hasTable(renamed));
  await runner.release();
  return isRenamed ? renamed : table;
}

/** Statement that counts the rows of a table, wherever they are by now. */
async function counting(database: DataSource, table: string): Promise<string> {
  const runner = database.createQueryRunner();
  const isMoved = !(await runner.hasTable('otp_codes'));
  await runner.release();
  if (isMoved && table === 'otp_codes') return MOVED_CODES;
  return isMoved && table === 'otp_challenges' ? CHALLENGES : `SELECT COUNT(*) AS n FROM ${table}`;
}

async function collationOf(database: DataSource): Promise<string> {
  const found = await database.query<unknown[]>(`SHOW COLLATION LIKE '${MARIADB_COLLATION}'`);
  return found.length > 0 ? MARIADB_COLLATION : MYSQL_COLLATION;
}

async function withDatabase<T>(config: DatabaseConfig, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = await new DataSource(dataSourceOptions(config, { entities: [], migrations: [] })).initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
