import type { DataSource, EntityManager, QueryResult, QueryRunner } from 'typeorm';
import { withinDeadline } from './deadline';
import type { DatabaseClock } from './database-clock';
import type { SqlDialect } from './sql-dialect';
import type { ConnectionMutex } from './connection-mutex';
import type { TransactionContext } from './transaction-context';

/** Value of a `?` placeholder. Arrays and objects are refused: the driver would expand them into SQL. */
export type SqlValue = string | number | null;

/**
 * SQL access for stores: single statements with `?` placeholders, which join the transaction of the current unit of work,
 * or run alone outside of one. Integers come back as numbers; times are milliseconds since 1970.
 */
export class Database {
  constructor(
    private readonly dataSource: DataSource,
    readonly dialect: SqlDialect,
    private readonly mutex: ConnectionMutex,
    private readonly transactions: TransactionContext,
    private readonly clock: DatabaseClock,
  ) {}

  /** SQL expression of the database's present time, in milliseconds since 1970: the only clock that expires anything. */
  get now(): string {
    return this.clock.offset === 0 ? this.dialect.nowMs : `(${this.dialect.nowMs} + ${String(this.clock.offset)})`;
  }

  /** Rows of a SELECT. */
  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    return (await this.send(sql, values)).records as Row[];
  }

  /** Runs an INSERT, UPDATE or DELETE and returns the number of rows matched (on MySQL too, where rows changed may be fewer). */
  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    return (await this.send(sql, values)).affected ?? 0;
  }

  /** Runs `work` on TypeORM's repositories and query builders; joins the unit of work as single statements do. */
  async withManager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.withRunner((runner) => withinDeadline(runner, work(runner.manager)));
  }

  /**
   * Deletes at most `limit` matching rows of a table and returns their keys. Reads the keys first and deletes by key, so
   * that a large clean-up locks no range that others write to.
   */
  async deleteSome(table: string, key: string, where: string, limit: number): Promise<readonly string[]> {
    const rows = await this.query<{ found: string }>(
      `SELECT ${key} AS found FROM ${table} WHERE ${where} LIMIT ${String(limit)}`,
    );
    const keys = rows.map(({ found }) => found);
    if (keys.length > 0) {
      const marks = keys.map(() => '?').join(', ');
      await this.execute(`DELETE FROM ${table} WHERE ${key} IN (${marks}) AND ${where}`, keys);
    }
    return keys;
  }

  private async send(sql: string, values: readonly SqlValue[]): Promise<QueryResult> {
    values.forEach(refuseCompound);
    return this.withRunner((runner) => withinDeadline(runner, runner.query(sql, [...values], true)));
  }

  /** The runner of the current unit of work, or else one of its own. */
  private async withRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const scope = this.transactions.current;
    return scope ? work(scope.runner) : this.mutex.pass(() => this.withOwnRunner(work));
  }

  private async withOwnRunner<T>(work: (runner: QueryRunner) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await work(runner);
    } finally {
      await runner.release();
    }
  }
}

function refuseCompound(value: unknown): void {
  if (value === null || typeof value === 'string' || typeof value === 'number') return;
  throw new TypeError(`an SQL value must be a scalar, not ${typeof value}`);
}
