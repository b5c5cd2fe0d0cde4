import LibsqlDatabase from 'libsql';

/** Members of a prepared statement that TypeORM uses. */
interface PreparedStatement {
  readonly reader: boolean;
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): { readonly changes: number; readonly lastInsertRowid: number | bigint };
}

/** Pattern of statements that need the write lock. */
const WRITES = /^\s*(?:insert|update|delete)\b/i;

const BEGIN = 'BEGIN IMMEDIATE';

/**
 * Connection to an SQLite file, as TypeORM's better-sqlite3 driver uses it. libsql leaves a prepared statement that
 * finds the file locked half-run: from then on the connection sees an old state of the file and cannot write any more.
 * Every write therefore takes the lock first, by `exec`, which has no lasting effect when it fails.
 */
export class SqliteConnection {
  private readonly database: LibsqlDatabase.Database;

  constructor(...parameters: ConstructorParameters<typeof LibsqlDatabase>) {
    this.database = new LibsqlDatabase(...parameters);
  }

  pragma(text: string): unknown {
    return this.database.pragma(text);
  }

  prepare(sql: string): PreparedStatement {
    if (sql === 'BEGIN TRANSACTION') return { reader: false, all: () => [], run: () => this.begin() };
    const statement = this.database.prepare<[readonly unknown[]]>(sql);
    const isWrite = WRITES.test(sql);
    const locked = <T>(work: () => T): T => (isWrite && !this.database.inTransaction ? this.alone(work) : work());
    return {
      reader: statement.reader,
      /* In one list: a single null would be taken for named values. */
      all: (...values) => locked(() => statement.all(values)),
      run: (...values) => locked(() => statement.run(values)),
    };
  }

  /**
   * Moves what still lies in the WAL into the file and closes it, so that the file alone is complete. The lock of another
   * connection is not waited for; its process does the same when it closes.
   */
  close(): void {
    try {
      this.database.pragma('busy_timeout = 0');
      this.database.pragma('wal_checkpoint(TRUNCATE)');
    } finally {
      this.database.close();
    }
  }

  private begin(): { changes: number; lastInsertRowid: number } {
    this.database.exec(BEGIN);
    return { changes: 0, lastInsertRowid: 0 };
  }

  private alone<T>(write: () => T): T {
    this.database.exec(BEGIN);
    try {
      const result = write();
      this.database.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.inTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }
}

/** Code of an error of libsql; it leaves the code out when it cannot open a file. */
export function sqliteCode(error: unknown): string {
  const { code } = error as { readonly code?: string };
  return code === undefined || code === '' ? 'SQLITE_CANTOPEN' : code;
}
