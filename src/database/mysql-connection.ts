import type { PoolConnection } from 'mysql2';
import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { StatedError } from '../common';
import type { Deadlines } from './deadlines';
import { type Answer, PreparedStatements } from './prepared-statements';
import type { SqlConnection, SqlResult, SqlValue } from './sql-connection';

const START_TRANSACTION = 'START TRANSACTION';

/** Statements that a proxy sends to the server that takes writes, whatever it knows of the transaction that they begin. */
const WRITES = /^\s*(?:INSERT|UPDATE|DELETE)\b/i;

/** Parts of a pool that its connections share. */
export interface PoolContext {
  readonly dataSource: DataSource;
  readonly deadlines: Deadlines;
  readonly preparesStatements: boolean;
  /** True for connections with `autocommit = 0`, whose statements begin a transaction by themselves. */
  readonly beginsByItself: boolean;
  /** Destroys all idle connections of the pool. */
  destroyIdle(): void;
}

/**
 * Connection of mysql2's pool by its callbacks and prepared statements: TypeORM's query runner takes a stack trace, four
 * promises and the text protocol for each statement, which is most of what a statement costs this process.
 */
export class MysqlConnection implements SqlConnection {
  private readonly statements: PreparedStatements;
  private isInTransaction = false;
  /** True until the first statement of a transaction that has begun here, and not yet on the server. */
  private isBeginDue = false;
  private isDestroyed = false;

  constructor(
    private readonly raw: PoolConnection,
    private readonly pool: PoolContext,
  ) {
    this.statements = new PreparedStatements(raw);
  }

  async send(sql: string, values: readonly SqlValue[]): Promise<SqlResult> {
    if (this.isBeginDue) await this.beginBefore(sql);
    const { logger } = this.pool.dataSource;
    logger.logQuery(sql, values as SqlValue[]);
    try {
      return await this.answerTo(sql, values);
    } catch (error) {
      throw error instanceof StatedError ? error : new QueryFailedError(sql, [...values], error as Error);
    }
  }

  async begin(): Promise<void> {
    this.isInTransaction = true;
    if (this.pool.beginsByItself) this.isBeginDue = true;
    else await this.send(START_TRANSACTION, []);
  }

  async commit(): Promise<void> {
    if (!this.isBeginDue) await this.send('COMMIT', []);
    this.isBeginDue = this.isInTransaction = false;
  }

  async rollback(): Promise<void> {
    const isToEnd = this.isInTransaction && !this.isBeginDue && !this.isDestroyed;
    this.isBeginDue = false;
    if (!isToEnd) return;
    await this.send('ROLLBACK', []).catch(() => {
      this.destroy();
    });
    this.isInTransaction = false;
  }

  /**
   * The query runner is made around this connection, and takes over its transaction: by itself it would check out another,
   * and begin a transaction for each `save`. It is never released, because the connection is not its own.
   */
  async withManager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    if (this.isBeginDue) await this.beginBefore('');
    const runner = Object.assign(this.pool.dataSource.createQueryRunner(), {
      databaseConnection: this.raw,
      isTransactionActive: this.isInTransaction,
      transactionDepth: this.isInTransaction ? 1 : 0,
    });
    const done = work(runner.manager).finally(() => Object.assign(runner, { isReleased: true }));
    return this.pool.deadlines.limit(done, () => {
      this.abandonServer();
    });
  }

  release(): void {
    this.raw.release();
  }

  /** The idle connections of the pool lead to the same server: after one that does not answer, each would cost another time limit. */
  abandonServer(): void {
    this.destroy();
    this.pool.destroyIdle();
  }

  /** A statement that writes begins the transaction by itself. */
  private async beginBefore(sql: string): Promise<void> {
    this.isBeginDue = false;
    if (!WRITES.test(sql)) await this.send(START_TRANSACTION, []);
  }

  private destroy(): void {
    this.isDestroyed = true;
    this.raw.destroy();
  }

  /** SQL without placeholders is not prepared: it is short, like COMMIT, or rare. */
  private answerTo(sql: string, values: readonly SqlValue[]): Promise<SqlResult> {
    const { deadlines, preparesStatements } = this.pool;
    return new Promise((resolve, reject) => {
      const deadline = deadlines.start((error) => {
        this.abandonServer();
        reject(error);
      });
      const answer: Answer = (error, result) => {
        deadlines.end(deadline);
        if (error) reject(error);
        else resolve(Array.isArray(result) ? result : result.affectedRows);
      };
      if (preparesStatements && values.length > 0) this.statements.execute(sql, values, answer);
      else this.raw.query(sql, [...values], answer);
    });
  }
}
