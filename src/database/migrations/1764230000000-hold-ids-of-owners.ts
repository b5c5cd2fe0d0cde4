import { type MigrationInterface, type QueryRunner, TableColumn, type TableColumnOptions } from 'typeorm';
import { instant, integer, tableColumns, varchar } from './table';

interface Change {
  readonly table: string;
  readonly from: TableColumnOptions;
  readonly to: TableColumnOptions;
}

const id = (table: string, to: number, rest: Partial<TableColumnOptions> = {}): Change => ({
  table,
  from: varchar('account_id', 32, rest),
  to: varchar('account_id', to, rest),
});

const version = (table: string): Change => ({
  table,
  from: integer('credential_version'),
  to: instant('credential_version'),
});

const CHANGES: readonly Change[] = [
  ...[id('auth_tickets', 64), version('auth_tickets'), id('auth_sessions', 64), version('auth_sessions')],
  ...[id('audit_entries', 64, { isNullable: true }), id('auth_identity_cards', 129, { isPrimary: true })],
];

/** Makes room for accounts that lie elsewhere: ids of up to 64 characters, and credential versions of 52 bits. */
export class HoldIdsOfOwners1764230000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const { table, to } of CHANGES) await change(runner, table, to);
  }

  /** Fails while a longer id is stored. */
  async down(runner: QueryRunner): Promise<void> {
    for (const { table, from } of CHANGES) await change(runner, table, from);
  }
}

/** Changes the type of a column and keeps its values; TypeORM would create it anew on MySQL. */
async function change(runner: QueryRunner, table: string, options: TableColumnOptions): Promise<void> {
  const [column = options] = await tableColumns(runner, [options]);
  if (runner.dataSource.options.type !== 'mysql')
    return runner.changeColumn(table, options.name, new TableColumn(column));
  const { name, type, length, charset, collation, isNullable = false } = column;
  const collated = collation === undefined ? '' : `CHARACTER SET ${charset ?? ''} COLLATE ${collation}`;
  const sized = length === undefined ? type : `${type}(${length})`;
  await runner.query(`ALTER TABLE ${table} MODIFY ${name} ${sized} ${collated} ${isNullable ? 'NULL' : 'NOT NULL'}`);
}
