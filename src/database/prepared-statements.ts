import type { PoolConnection, PrepareStatementInfo, QueryError, ResultSetHeader, RowDataPacket } from 'mysql2';
import type { SqlValue } from './sql-connection';

/**
 * Prepared statements that one connection keeps. Servers allow 16,382 in all (max_prepared_stmt_count), which the pools of
 * all processes share.
 */
const MAX_KEPT = 100;

/** 1295 not supported as a prepared statement, 1461 too many of them on the server. */
const NOT_PREPARABLE = new Set([1295, 1461]);

/** 1243 unknown to the server, as after a proxy has changed it; 1615 its table has changed. The statement has not run. */
const FORGOTTEN = new Set([1243, 1615]);

export type Answer = (error: QueryError | null, result: RowDataPacket[] | ResultSetHeader) => void;

/**
 * Prepared statements of one connection, by their SQL; the oldest is closed when there are too many. What the server cannot
 * prepare, or no longer knows, is sent as text.
 */
export class PreparedStatements {
  /** Oldest first. */
  private readonly statements = new Map<string, PrepareStatementInfo | 'text'>();

  constructor(private readonly connection: PoolConnection) {}

  execute(sql: string, values: readonly SqlValue[], answer: Answer): void {
    const statement = this.statements.get(sql);
    if (statement === undefined) this.prepare(sql, values, answer);
    else if (statement === 'text') this.sendText(sql, values, answer);
    else this.run(statement, sql, values, answer);
  }

  private prepare(sql: string, values: readonly SqlValue[], answer: Answer): void {
    this.connection.prepare(sql, (error, statement) => {
      if (!error) {
        this.keep(sql, statement);
        this.run(statement, sql, values, answer);
      } else if (NOT_PREPARABLE.has(error.errno ?? 0)) {
        this.keep(sql, 'text');
        this.sendText(sql, values, answer);
      } else answer(error, []);
    });
  }

  private run(statement: PrepareStatementInfo, sql: string, values: readonly SqlValue[], answer: Answer): void {
    statement.execute<RowDataPacket[] | ResultSetHeader>(values, (error, result) => {
      if (!error || !FORGOTTEN.has(error.errno ?? 0)) {
        answer(error, result);
        return;
      }
      this.statements.delete(sql);
      this.connection.unprepare(sql);
      this.sendText(sql, values, answer);
    });
  }

  private sendText(sql: string, values: readonly SqlValue[], answer: Answer): void {
    this.connection.query<RowDataPacket[] | ResultSetHeader>(sql, [...values], answer);
  }

  private keep(sql: string, statement: PrepareStatementInfo | 'text'): void {
    this.statements.set(sql, statement);
    if (this.statements.size <= MAX_KEPT) return;
    const [oldest = ''] = this.statements.keys();
    this.statements.delete(oldest);
    this.connection.unprepare(oldest);
  }
}
