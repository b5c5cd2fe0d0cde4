import type { Connection, RowDataPacket } from 'mysql2/promise';
import { insertNumbered } from '../../performance/accounts';
import type { Row, TableSnapshot, Value } from '../../performance/row-plan';
import { RETENTION, type Retention } from './retention';

/** Beyond this, a number is a time in ms since 1970. */
const EARLIEST_TIME = 1_500_000_000_000;

/** Rows beyond what is kept, which a clean-up finds. */
const EXPIRED_ROWS = 1_000;

/**
 * Expressions, by column, of copies of a row numbered `n`: text that differs between rows of the table is new in each copy,
 * times go back over the time that rows are kept, and the rest stays.
 */
export function copiesOf(
  { rows, generated }: Pick<TableSnapshot, 'rows' | 'generated'>,
  { keptMs, columns = {} }: Omit<Retention, 'table' | 'why'>,
  count: number,
  now: number,
): Readonly<Record<string, string>> {
  const [sample = {}] = rows;
  const expressionOf = (name: string, value: Value): string => {
    if (typeof value === 'number') return value > EARLIEST_TIME ? backwards(value) : String(value);
    if (value === null) return 'NULL';
    const isText = typeof value === 'string';
    if (rows.some((row) => !isEqual(row[name], value))) return fresh(name, value.length, isText);
    return isText ? quoted(value) : `0x${value.toString('hex')}`;
  };
  const stepMs = (keptMs * (1 + EXPIRED_ROWS / count)) / count;
  const backwards = (time: number): string => `${String(now)} + ${String(time - now)} - FLOOR(n * ${String(stepMs)})`;
  return Object.fromEntries(
    Object.entries(sample)
      .filter(([name]) => !generated.includes(name))
      .map(([name, value]) => [name, columns[name] ?? expressionOf(name, value)]),
  );
}

/** Fills every table that grows with copies of its rows, until it has so many more. Tables without a row are left out. */
export async function fillTables(
  connection: Connection,
  tables: Readonly<Record<string, TableSnapshot>>,
  count: number,
): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const { table, ...retention } of RETENTION) {
    const snapshot = tables[table];
    if (!snapshot || snapshot.rows.length === 0) continue;
    await insertNumbered(connection, table, copiesOf(snapshot, retention, count, Date.now()), { from: 0, to: count });
    await connection.query(`ANALYZE TABLE \`${table}\``);
    filled.push(table);
  }
  return filled;
}

/** Bytes of data and indexes for each row, by table. */
export async function bytesPerRow(
  connection: Connection,
  tables: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  for (const table of tables) {
    const [[size]] = await connection.query<RowDataPacket[]>(
      `SELECT data_length + index_length AS bytes FROM information_schema.tables
       WHERE table_schema = DATABASE() AND table_name = ?`,
      [table],
    );
    const [[rows]] = await connection.query<RowDataPacket[]>(`SELECT COUNT(*) AS count FROM \`${table}\``);
    sizes.set(table, Number(size?.['bytes']) / Number(rows?.['count']));
  }
  return sizes;
}

/** Text of hexadecimal digits, the same in columns of one name for one `n`, so that rows refer to each other. */
const fresh = (name: string, length: number, isText: boolean): string => {
  const seed = name === 'challenge_id' ? 'id' : name;
  const digits = isText ? length : 2 * length;
  const text = `SUBSTR(CONCAT(${hashes(seed, Math.ceil(digits / 128))}), 1, ${String(digits)})`;
  return isText ? text : `UNHEX(${text})`;
};

const hashes = (seed: string, count: number): string =>
  Array.from({ length: count }, (_, part) => `SHA2(CONCAT('${seed}${String(part)}', n), 512)`).join(', ');

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

const isEqual = (one: Row[string] | undefined, other: Value): boolean =>
  Buffer.isBuffer(one) && Buffer.isBuffer(other) ? one.equals(other) : one === other;
