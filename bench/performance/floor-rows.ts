import { randomBytes } from 'node:crypto';
import type { ColumnTemplate, TablePlan, Value } from './row-plan';

export interface Statement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** Keys of rows by table. */
export type Keys = Readonly<Record<string, readonly (readonly Value[])[]>>;

type Plans = Readonly<Record<string, readonly TablePlan[]>>;

/**
 * Statements that write the rows of operations: a multi-row INSERT and an UPDATE for each table. Rows to update are taken in
 * the order of their insertion, those of one operation at a time, once by each operation; `existing` ones come first.
 */
export class FloorRows {
  private readonly keysByTable = new Map<string, (readonly (readonly Value[])[])[]>();
  private readonly cursors = new Map<string, number>();

  constructor(
    private readonly plans: Plans,
    existing: Keys,
  ) {
    for (const [table, keys] of Object.entries(existing))
      this.keysByTable.set(
        table,
        keys.map((key) => [key]),
      );
  }

  /** Statements of one more operation. Throws when there is no row left to update. */
  statements(operation: string): readonly Statement[] {
    return (this.plans[operation] ?? []).flatMap((plan) => [...this.insert(plan), ...this.update(operation, plan)]);
  }

  private insert({ table, key, inserts }: TablePlan): readonly Statement[] {
    const [first] = inserts;
    if (!first) return [];
    const rows = inserts.map((columns) => new Map(columns.map((column) => [column.name, valueOf(column)])));
    if (key.every((name) => rows[0]?.has(name))) {
      const known = this.keysByTable.get(table) ?? [];
      this.keysByTable.set(table, known);
      known.push(rows.map((row) => key.map((name) => row.get(name) ?? null)));
    }
    const names = first.map(({ name }) => `\`${name}\``).join(', ');
    const places = `(${first.map(() => '?').join(', ')})`;
    const sql = `INSERT INTO \`${table}\` (${names}) VALUES ${rows.map(() => places).join(', ')}`;
    return [{ sql, values: rows.flatMap((row) => [...row.values()]) }];
  }

  private update(operation: string, { table, key, updates }: TablePlan): readonly Statement[] {
    if (updates.count === 0) return [];
    const place = `${operation} ${table}`;
    const cursor = this.cursors.get(place) ?? 0;
    const keys = this.keysByTable.get(table)?.[cursor];
    if (!keys) throw new Error(`there is no row of ${table} to update`);
    this.cursors.set(place, cursor + 1);
    const taken = keys.slice(0, updates.count);
    const assignments = updates.columns.map(({ name }) => `\`${name}\` = ?`).join(', ');
    const where = taken.map(() => `(${key.map((name) => `\`${name}\` = ?`).join(' AND ')})`).join(' OR ');
    const sql = `UPDATE \`${table}\` SET ${assignments} WHERE ${where}`;
    return [{ sql, values: [...updates.columns.map(valueOf), ...taken.flat()] }];
  }
}

function valueOf({ sample, fixedLength, isTime }: ColumnTemplate): Value {
  if (isTime) return Date.now();
  if (fixedLength === undefined || sample === null || typeof sample === 'number') return sample;
  const fresh = sample.length - fixedLength;
  const random = randomBytes(Math.ceil((fresh * 3) / 4) + 1);
  if (typeof sample !== 'string')
    return Buffer.concat([sample.subarray(0, fixedLength), random, sample], sample.length);
  return sample.slice(0, fixedLength) + random.toString('base64url').slice(0, fresh);
}
