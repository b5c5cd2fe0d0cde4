import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Step of a query plan, as EXPLAIN shows it. */
export interface PlanStep {
  readonly table: string | null;
  /** Access: `const`, `ref`, `range` … `ALL` reads the table, `index` a whole index. */
  readonly type: string | null;
  readonly key: string | null;
  readonly rows: number | null;
}

export interface ExplainedStatement {
  readonly statement: string;
  readonly steps: readonly PlanStep[];
}

/**
 * True when a step reads a whole table or a whole index. Results of subqueries (`<derived2>`) have no index and are as
 * large as what the subquery finds; the table into which MariaDB inserts is `ALL` without a number of rows.
 */
export const isScan = ({ table, type, rows }: PlanStep): boolean =>
  (type === 'ALL' || type === 'index') && table !== null && !table.startsWith('<') && rows !== null;

const QUOTED = /'(?:[^'\\]|\\.|'')*'/g;

/** Statement without its values, by which equal ones are told. */
export const shapeOf = (statement: string): string =>
  statement
    .replace(/\s+/g, ' ')
    .replace(QUOTED, '?')
    .replace(/\b\d+\b/g, '?')
    .replace(/\?(?:, \?)+/g, '?…')
    .trim();

/** Statements whose cost grows with a table: all that read one. */
const READS = /^\s*(?:SELECT|UPDATE|DELETE|INSERT\b.*\bSELECT)\b/is;

/**
 * Runs work with the server's log of statements on; returns one of each shape that reads one of the schema's tables, with its
 * values. The log has none of statements that were prepared before: whoever works has to send them as text.
 */
export async function statementsDuring(
  connection: Connection,
  tables: readonly string[],
  work: () => Promise<unknown>,
): Promise<readonly string[]> {
  await connection.query("SET GLOBAL log_output = 'TABLE'");
  await connection.query('TRUNCATE mysql.general_log');
  await connection.query('SET GLOBAL general_log = ON');
  try {
    await work();
  } finally {
    await connection.query('SET GLOBAL general_log = OFF');
  }
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT CONVERT(argument USING utf8mb4) AS argument FROM mysql.general_log WHERE command_type = 'Query'",
  );
  const statements = rows.map((row) => String(row['argument']));
  const relevant = statements.filter((text) => READS.test(text) && tables.some((table) => text.includes(table)));
  return [...new Map(relevant.map((text) => [shapeOf(text), text])).values()];
}

/** Plans of statements, by the tables as they are now. */
export async function explain(
  connection: Connection,
  statements: readonly string[],
): Promise<readonly ExplainedStatement[]> {
  const explained: ExplainedStatement[] = [];
  for (const statement of statements) {
    const [steps] = await connection.query<(PlanStep & RowDataPacket)[]>(`EXPLAIN ${statement}`);
    explained.push({ statement: shapeOf(statement), steps });
  }
  return explained;
}
