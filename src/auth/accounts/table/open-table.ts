import type { Database } from '../../../database';
import type { TableSource } from '../sources/account-sources';
import { OwnerTable } from './owner-table';
import { readTableShape } from './table-shape';

/** Table of an owner, as the database describes it; undefined for one that cannot be read. */
export async function openTable(database: Database, app: string, source: TableSource): Promise<OwnerTable | undefined> {
  const shape = await readTableShape(database, source.table);
  return shape && new OwnerTable(app, source, shape);
}
