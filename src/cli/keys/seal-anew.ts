import { KEY_ID_LENGTH, type KeyRing, type KeyUse } from '../../common';
import type { Database } from '../../database';
import type { DurableColumn } from './key-uses';

/** Rows of one batch. */
const BATCH = 200;

/** Numbers of rows that were sealed anew, and of those whose key has left the ring. */
export interface SealedAnew {
  readonly sealed: number;
  readonly lost: number;
}

/**
 * Seals the rows of a column anew that are not under the newest key, row by row, while servers run: a row that changes meanwhile is
 * left to the next look. Of parallel callers one writes a row. It may be stopped and run again.
 */
export async function sealAnew(
  database: Database,
  keys: KeyRing,
  [use, { table, id, column }]: readonly [KeyUse, DurableColumn],
): Promise<SealedAnew> {
  const [newest = ''] = keys.ids;
  let [after, sealed, lost] = ['', 0, 0];
  for (;;) {
    const rows = await database.query<{ id: string; sealed: string }>(
      `SELECT ${id} AS id, ${column} AS sealed FROM ${table}
       WHERE ${id} > ? AND ${column} IS NOT NULL AND SUBSTR(${column}, 1, ${String(KEY_ID_LENGTH)}) <> ?
       ORDER BY ${id} LIMIT ${String(BATCH)}`,
      [after, newest],
    );
    for (const row of rows) {
      if (!keys.has(row.sealed.slice(0, KEY_ID_LENGTH))) lost++;
      else
        sealed += await database.execute(`UPDATE ${table} SET ${column} = ? WHERE ${id} = ? AND ${column} = ?`, [
          keys.reseal(use, row.sealed),
          row.id,
          row.sealed,
        ]);
    }
    const last = rows.at(-1);
    if (!last) return { sealed, lost };
    after = last.id;
  }
}
