/** SQL fragments in which SQLite and MySQL/MariaDB differ. */
export interface SqlDialect {
  readonly name: 'sqlite' | 'mysql';
  /** SQL expression of the database's UTC time in whole milliseconds since 1970. */
  readonly nowMs: string;
  /**
   * SQL that locks the selected rows until the transaction ends (empty on SQLite, where transactions run one at a
   * time).
   */
  readonly forUpdate: string;
  /** SQL that locks as `forUpdate` does, but skips rows that another transaction has locked. */
  readonly forUpdateSkipLocked: string;
  /** Beginning of an INSERT that does nothing, and reports 0 rows, when the key is taken. */
  readonly insertIgnore: string;
  /** True where `INSERT … RETURNING` works: on SQLite and MariaDB, and not on MySQL. No UPDATE of MariaDB returns rows. */
  readonly canReturnRows: boolean;
  /**
   * End of an INSERT that updates the row when `key` is taken. In `assignments`, `new(column)` stands for the value to
   * be inserted.
   */
  onConflict(key: string, assignments: string): string;
}

export const sqliteDialect: SqlDialect = {
  name: 'sqlite',
  nowMs: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  forUpdate: '',
  forUpdateSkipLocked: '',
  insertIgnore: 'INSERT OR IGNORE INTO',
  canReturnRows: true,
  onConflict: (key, assignments) =>
    `ON CONFLICT (${key}) DO UPDATE SET ${assignments.replace(/\bnew\((\w+)\)/g, 'excluded.$1')}`,
};

/** Dialect that MySQL and MariaDB share. */
export const mysqlDialect: SqlDialect = {
  name: 'mysql',
  nowMs: `(TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6)) DIV 1000)`,
  forUpdate: 'FOR UPDATE',
  forUpdateSkipLocked: 'FOR UPDATE SKIP LOCKED',
  insertIgnore: 'INSERT IGNORE INTO',
  canReturnRows: false,
  onConflict: (_key, assignments) => `ON DUPLICATE KEY UPDATE ${assignments.replace(/\bnew\((\w+)\)/g, 'VALUES($1)')}`,
};

/** Dialect of MariaDB, which returns the rows of an INSERT since 10.5. */
export const mariadbDialect: SqlDialect = { ...mysqlDialect, canReturnRows: true };
