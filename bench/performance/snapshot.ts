import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Row, Snapshot, TableSnapshot } from './row-plan';

interface ColumnRow extends RowDataPacket {
  readonly table: string;
  readonly name: string;
  readonly role: string;
  readonly extra: string;
}

/** Tables of the connected schema with the columns of their primary keys, without rows. */
async function describeTables(connection: Connection): Promise<Snapshot> {
  const [columns] = await connection.query<ColumnRow[]>(
    `SELECT table_name AS \`table\`, column_name AS name, column_key AS role, extra AS extra
     FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
  );
  const tables: Record<string, TableSnapshot> = {};
  for (const { table } of columns) {
    const own = columns.filter((column) => column.table === table);
    const key = own.filter(({ role }) => role === 'PRI').map(({ name }) => name);
    const generated = own.filter(({ extra }) => extra.includes('auto_increment')).map(({ name }) => name);
    tables[table] = { key, generated, rows: [] };
  }
  return tables;
}

/** All rows of the connected schema, which must be small. */
export async function takeSnapshot(connection: Connection): Promise<Snapshot> {
  const tables = await describeTables(connection);
  const taken: Record<string, TableSnapshot> = {};
  for (const [table, description] of Object.entries(tables)) {
    const [rows] = await connection.query<(Row & RowDataPacket)[]>(`SELECT * FROM \`${table}\``);
    taken[table] = { ...description, rows: rows.map((row) => ({ ...row })) };
  }
  return taken;
}
