/** SQL fragments in which SQLite and MySQL/MariaDB differ. */
export interface SqlDialect {
  readonly name: 'sqlite' | 'mysql';
  /** The database's UTC time in whole milliseconds since 1970, as an SQL expression. */
  readonly nowMs: string;
  /** Locks the selected rows until the transaction ends (nothing on SQLite, where transactions run one at a time). */
  readonly forUpdate: string;
  /** As forUpdate, but passes over rows that another transaction holds. */
  readonly forUpdateSkipLocked: string;
  /** The head of an insert that does nothing, and reports 0 rows, when the key is taken. */
  readonly insertIgnore: string;
  /**
   * The tail of an insert that updates the row when `key` is taken. In `assignments` `new(column)` stands for the value
   * that was to be inserted.
   */
  onConflict(key: string, assignments: string): string;
}

export const sqliteDialect: SqlDialect = {
  name: 'sqlite',
  nowMs: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  forUpdate: '',
  forUpdateSkipLocked: '',
  insertIgnore: 'INSERT OR IGNORE INTO',
  onConflict: (key, assignments) =>
    `ON CONFLICT (${key}) DO UPDATE SET ${assignments.replace(/\bnew\((\w+)\)/g, 'excluded.$1')}`,
};

export const mysqlDialect: SqlDialect = {
  name: 'mysql',
  nowMs: `(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000)`,
  forUpdate: 'FOR UPDATE',
  forUpdateSkipLocked: 'FOR UPDATE SKIP LOCKED',
  insertIgnore: 'INSERT IGNORE INTO',
  onConflict: (_key, assignments) => `ON DUPLICATE KEY UPDATE ${assignments.replace(/\bnew\((\w+)\)/g, 'VALUES($1)')}`,
};
