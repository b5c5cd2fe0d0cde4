/** Value of a column as the driver reads it. */
export type Value = string | number | Buffer | null;

export type Row = Readonly<Record<string, Value>>;

/** All rows of a table, with the names of its key's columns. */
export interface TableSnapshot {
  readonly key: readonly string[];
  /** Columns that the database numbers by itself. */
  readonly generated: readonly string[];
  readonly rows: readonly Row[];
}

export type Snapshot = Readonly<Record<string, TableSnapshot>>;

/** Rows of one table that an operation inserts and updates. */
export interface TableChange {
  readonly table: string;
  readonly key: readonly string[];
  readonly inserted: readonly Row[];
  /** Rows after the update, with the columns that differ. */
  readonly updated: readonly { readonly row: Row; readonly columns: readonly string[] }[];
}

/** Changes between two snapshots of a schema. Deleted rows are left out: none of the measured operations deletes any. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly TableChange[] {
  return Object.entries(after).flatMap(([table, { key, generated, rows }]) => {
    const known = new Map((before[table]?.rows ?? []).map((row) => [keyOf(row, key), row]));
    const isNew = (row: Row): boolean => !known.has(keyOf(row, key));
    const inserted = rows.filter(isNew).map((row) => without(row, generated));
    const updated = rows.flatMap((row) => {
      const old = known.get(keyOf(row, key));
      const columns = old ? Object.keys(row).filter((name) => text(row[name]) !== text(old[name])) : [];
      return columns.length > 0 ? [{ row, columns }] : [];
    });
    return inserted.length + updated.length > 0 ? [{ table, key, inserted, updated }] : [];
  });
}

/** Column of an inserted row: the same in every operation, or new in each. */
export interface ColumnTemplate {
  readonly name: string;
  readonly sample: Value;
  /** For text and bytes that differ between operations, the length of the beginning that does not; else undefined. */
  readonly fixedLength?: number | undefined;
  /** True for a time in ms, which advances. */
  readonly isTime: boolean;
}

/** Statements that write the rows of one table for one operation: the fewest that do. */
export interface TablePlan {
  readonly table: string;
  readonly key: readonly string[];
  readonly inserts: readonly (readonly ColumnTemplate[])[];
  /** Number of rows to update, and the columns to set. */
  readonly updates: { readonly count: number; readonly columns: readonly ColumnTemplate[] };
}

/**
 * Plan of an operation, from what two runs of it changed: columns that are alike in both are constant. The run that changed
 * fewer rows is taken, since the other one met periodic work.
 */
export function planOf(first: readonly TableChange[], second: readonly TableChange[]): readonly TablePlan[] {
  const [taken, other] = rowsOf(first) <= rowsOf(second) ? [first, second] : [second, first];
  return taken.map(({ table, key, inserted, updated }) => {
    const twin = other.find((each) => each.table === table);
    const columns = [...new Set(updated.flatMap((each) => each.columns))];
    const sample = updated[0]?.row ?? {};
    return {
      table,
      key,
      inserts: inserted.map((row, index) => columnsOf(row, twin?.inserted[index], Object.keys(row))),
      updates: { count: updated.length, columns: columnsOf(sample, twin?.updated[0]?.row, columns) },
    };
  });
}

const columnsOf = (row: Row, twin: Row | undefined, names: readonly string[]): readonly ColumnTemplate[] =>
  names.map((name) => {
    const sample = row[name] ?? null;
    const other = twin?.[name] ?? null;
    const isText = typeof sample === 'string' || Buffer.isBuffer(sample);
    return {
      name,
      sample,
      isTime: typeof sample === 'number' && sample > EARLIEST_TIME,
      ...(isText && text(sample) !== text(other) && { fixedLength: commonLength(text(sample), text(other)) }),
    };
  });

/** Numbers beyond this are times in ms since 1970. */
const EARLIEST_TIME = 1_500_000_000_000;

/** Number of rows that a list of changes writes. */
export const rowsOf = (changes: readonly TableChange[]): number =>
  changes.reduce((sum, { inserted, updated }) => sum + inserted.length + updated.length, 0);

/** Rows by table in words: `otp_challenges 1, otp_rate_windows 5 (1 updated)`. */
export const describePlan = (plan: readonly TablePlan[]): string =>
  plan
    .map(({ table, inserts, updates }) => {
      const note = updates.count === 0 ? '' : ` (${String(updates.count)} updated)`;
      return `${table} ${String(inserts.length + updates.count)}${note}`;
    })
    .join(', ');

function commonLength(first: string, second: string): number {
  let length = 0;
  while (length < first.length && first[length] === second[length]) length++;
  return length;
}

const text = (value: Value | undefined): string =>
  Buffer.isBuffer(value) ? value.toString('latin1') : String(value ?? '');
const keyOf = (row: Row, key: readonly string[]): string => key.map((name) => text(row[name])).join('\0');
const without = (row: Row, names: readonly string[]): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !names.includes(name)));
