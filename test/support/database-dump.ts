import { existsSync, readFileSync } from 'node:fs';
import LibsqlDatabase from 'libsql';
import { createConnection } from 'mysql2/promise';
import type { DatabaseConfig } from '../../src/database';

type Row = Readonly<Record<string, unknown>>;

/** All rows of a table, as text: a line for each value, with its column. */
export interface TableDump {
  readonly table: string;
  readonly text: string;
}

/** Every column of every row of every table. */
export function dumpTables(database: DatabaseConfig): Promise<readonly TableDump[]> {
  return database.kind === 'sqlite' ? Promise.resolve(dumpFile(database.file)) : dumpSchema(database.url);
}

/** Bytes of an SQLite database as they are on the disk: the file and its write-ahead log. */
export const fileBytes = (file: string): readonly (readonly [name: string, bytes: Buffer])[] =>
  ['', '-wal']
    .map((suffix) => `${file}${suffix}`)
    .filter((name) => existsSync(name))
    .map((name) => [name, readFileSync(name)]);

function dumpFile(file: string): readonly TableDump[] {
  const database = new LibsqlDatabase(file, { readonly: true });
  try {
    const rows = (sql: string) => database.prepare(sql).all() as Row[];
    const tables = rows("SELECT name FROM sqlite_master WHERE type = 'table'").map(({ name }) => String(name));
    return tables.map((table) => ({ table, text: textOf(rows(`SELECT * FROM "${table}"`)) }));
  } finally {
    database.close();
  }
}

async function dumpSchema(url: string): Promise<readonly TableDump[]> {
  const connection = await createConnection(url);
  try {
    const rows = async (sql: string) => (await connection.query(sql))[0] as Row[];
    const tables = (await rows('SHOW TABLES')).map((row) => String(Object.values(row)[0]));
    const dumps: TableDump[] = [];
    for (const table of tables) dumps.push({ table, text: textOf(await rows(`SELECT * FROM \`${table}\``)) });
    return dumps;
  } finally {
    await connection.end();
  }
}

const textOf = (rows: readonly Row[]): string =>
  rows
    .flatMap((row) => Object.entries(row))
    .map(([column, value]) => `${column}: ${Buffer.isBuffer(value) ? value.toString('latin1') : String(value)}`)
    .join('\n');
