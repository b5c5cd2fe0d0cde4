import type { Database } from '../../../database';
import type { TableSource } from '../sources/account-sources';
import { OwnerTable } from './owner-table';
import { readTableShape, type TableShape } from './table-shape';

/** Table of an owner with its description; undefined for one that cannot be read. */
export async function openTable(
  database: Database,
  app: string,
  source: TableSource,
): Promise<{ readonly table: OwnerTable; readonly shape: TableShape } | undefined> {
  const shape = await readTableShape(database, source.table);
  return shape && { table: new OwnerTable(app, source, shape), shape };
}
