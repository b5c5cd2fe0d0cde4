import type { Database, SqlValue } from '../../../database';

/** Family of a column's type, as far as it decides what may be written and compared. */
export type ColumnFamily = 'integer' | 'number' | 'time' | 'text';

/** Column of an owner's table. */
export interface ColumnShape {
  /** Spelling of the database. */
  readonly name: string;
  readonly type: string;
  readonly family: ColumnFamily;
  /** Maximum number of characters; undefined where there is none. */
  readonly length: number | undefined;
  readonly isNullable: boolean;
  /** True when an INSERT may leave the column out. */
  readonly hasDefault: boolean;
  /** True when the database makes the value of a new row by counting. */
  readonly isCounted: boolean;
}

/** Owner's table as the database describes it. */
export interface TableShape {
  /** Columns by their names in lower case, as names of columns are compared. */
  readonly columns: ReadonlyMap<string, ColumnShape>;
  /** Names, in lower case, of the columns with which an index begins. */
  readonly indexed: ReadonlySet<string>;
  /** False for a storage engine that cannot roll back. */
  readonly isTransactional: boolean;
}

/** Description of a table; undefined for one that is not there, or that the user of the database may not read. */
export async function readTableShape(database: Database, table: string): Promise<TableShape | undefined> {
  const shape = await (database.dialect.name === 'mysql' ? readMysql(database, table) : readSqlite(database, table));
  return shape.columns.size === 0 ? undefined : shape;
}

async function readMysql(database: Database, table: string): Promise<TableShape> {
  const parts = table.split('.');
  const name = parts.at(-1) ?? '';
  const [schema, values]: readonly [string, readonly SqlValue[]] =
    parts.length > 1 ? ['?', [parts[0] ?? '', name]] : ['DATABASE()', [name]];
  const where = `table_schema = ${schema} AND table_name = ?`;
  const columns = await database.query<MysqlColumn>(
    `SELECT column_name AS name, data_type AS type, character_maximum_length AS length, is_nullable AS nullable,
            column_default IS NOT NULL AS defaults, extra AS extra
     FROM information_schema.columns WHERE ${where} ORDER BY ordinal_position`,
    values,
  );
  const indexed = await database.query<{ name: string | null }>(
    `SELECT column_name AS name FROM information_schema.statistics WHERE ${where} AND seq_in_index = 1`,
    values,
  );
  const [kind] = await database.query<{ engine: string | null }>(
    `SELECT engine AS engine FROM information_schema.tables WHERE ${where}`,
    values,
  );
  return {
    columns: byName(columns.map(ofMysql)),
    indexed: new Set(indexed.flatMap(({ name: column }) => column?.toLowerCase() ?? [])),
    isTransactional: !/^(myisam|aria|memory|csv|archive)$/i.test(kind?.engine ?? ''),
  };
}

interface MysqlColumn {
  readonly name: string;
  readonly type: string;
  readonly length: number | null;
  readonly nullable: string;
  readonly defaults: number;
  readonly extra: string;
}

const ofMysql = ({ name, type, length, nullable, defaults, extra }: MysqlColumn): ColumnShape => {
  const isNullable = nullable === 'YES';
  const isCounted = /auto_increment/i.test(extra);
  const hasDefault = isNullable || defaults === 1 || isCounted || /generated/i.test(extra);
  return { name, type, family: familyOf(type), length: length ?? undefined, isNullable, hasDefault, isCounted };
};

async function readSqlite(database: Database, table: string): Promise<TableShape> {
  const name = table.split('.').at(-1) ?? '';
  const columns = await database.query<SqliteColumn>(
    'SELECT name, type, "notnull" AS required, dflt_value IS NOT NULL AS defaults, pk FROM pragma_table_info(?)',
    [name],
  );
  const indexed = await database.query<{ name: string | null }>(
    'SELECT i.name FROM pragma_index_list(?) l, pragma_index_info(l.name) i WHERE i.seqno = 0',
    [name],
  );
  const keys = columns.filter(({ pk }) => pk === 1);
  return {
    columns: byName(columns.map(ofSqlite)),
    indexed: new Set([...indexed, ...keys].flatMap((column) => column.name?.toLowerCase() ?? [])),
    isTransactional: true,
  };
}

interface SqliteColumn {
  readonly name: string;
  readonly type: string;
  readonly required: number;
  readonly defaults: number;
  readonly pk: number;
}

/** SQLite enforces no lengths, and counts rows by a key of the type INTEGER. */
const ofSqlite = ({ name, type, required, defaults, pk }: SqliteColumn): ColumnShape => {
  const isCounted = pk === 1 && /^integer$/i.test(type);
  const isNullable = required === 0 && pk === 0;
  const hasDefault = isNullable || defaults === 1 || isCounted;
  return { name, type, family: familyOf(type), length: undefined, isNullable, hasDefault, isCounted };
};

function familyOf(type: string): ColumnFamily {
  if (/int|^bool/i.test(type)) return 'integer';
  if (/^(bit|dec|num|float|double|real)/i.test(type)) return 'number';
  return /^(date|time|year)/i.test(type) ? 'time' : 'text';
}

const byName = (columns: readonly ColumnShape[]): ReadonlyMap<string, ColumnShape> =>
  new Map(columns.map((column) => [column.name.toLowerCase(), column]));
