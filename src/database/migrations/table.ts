import { type QueryRunner, Table, type TableColumnOptions, type TableIndexOptions } from 'typeorm';
import { identityCollation } from '../mysql-server';

const TEXT_TYPES = new Set(['varchar', 'char', 'text']);

/**
 * Creates the same table on SQLite and on MySQL/MariaDB: text columns compare bytewise without padding, InnoDB,
 * utf8mb4.
 */
export async function createTable(
  runner: QueryRunner,
  name: string,
  columns: readonly TableColumnOptions[],
  indices: readonly TableIndexOptions[] = [],
): Promise<void> {
  const collated = await tableColumns(runner, columns);
  const engine = isMysql(runner) ? { engine: 'InnoDB' } : {};
  await runner.createTable(new Table({ name, columns: collated, indices: [...indices], ...engine }));
}

/** Column options with the collation that the server needs for bytewise comparison of text. */
export async function tableColumns(
  runner: QueryRunner,
  columns: readonly TableColumnOptions[],
): Promise<TableColumnOptions[]> {
  const collation = await identityCollation(runner);
  return columns.map((column) =>
    collation !== undefined && TEXT_TYPES.has(column.type) ? { ...column, charset: 'utf8mb4', collation } : column,
  );
}

const isMysql = (runner: QueryRunner): boolean => runner.dataSource.options.type === 'mysql';

export const varchar = (name: string, length: number, rest: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
  ...rest,
});

export const integer = (name: string, rest: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'integer',
  ...rest,
});

/** Column options for a time: milliseconds since 1970, written by the database's clock. */
export const instant = (name: string, rest: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'bigint',
  ...rest,
});

export const text = (name: string, rest: Partial<TableColumnOptions> = {}): TableColumnOptions => ({
  name,
  type: 'text',
  ...rest,
});
