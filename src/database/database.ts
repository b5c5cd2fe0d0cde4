import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import type { ConnectionMutex } from './connection-mutex';
import type { SqlConnection, SqlConnections, SqlResult, SqlText, SqlValue } from './sql-connection';
import type { SqlDialect } from './sql-dialect';
import type { TransactionContext } from './transaction-context';
import { isConnectionUnusable, isTurnedAway } from './transient-errors';

/**
 * Offset added to the database's time in every statement, in milliseconds. It is 0 in production; tests advance it to
 * make codes expire without waiting.
 */
export class DatabaseClock {
  private offsetMs = 0;

  get offset(): number {
    return this.offsetMs;
  }

  advance(milliseconds: number): void {
    this.offsetMs += Math.trunc(milliseconds);
  }
}

/** Row to insert; columns that are left out get their default. */
export type NewRow<Row> = { readonly [Column in keyof Row]?: Row[Column] | (() => string) };

/** Placeholders (`?`) for an IN list, one for each value, separated by commas. */
export const placeholders = (values: readonly SqlValue[]): string => values.map(() => '?').join(', ');

/**
 * SQL access for stores: single statements with `?` placeholders, which join the transaction of the current unit of work,
 * or run alone outside of one. Integers come back as numbers; times are milliseconds since 1970.
 */
export class Database {
  constructor(
    private readonly connections: SqlConnections,
    readonly dialect: SqlDialect,
    private readonly mutex: ConnectionMutex,
    private readonly transactions: TransactionContext,
    private readonly clock: DatabaseClock,
  ) {}

  /** SQL expression of the database's current time, in milliseconds since 1970: the only clock that decides expiry. */
  get now(): string {
    return this.clock.offset === 0 ? this.dialect.nowMs : `(${this.dialect.nowMs} + ${String(this.clock.offset)})`;
  }

  /** Runs a SELECT and returns its rows. */
  async query<Row>(sql: string, values: readonly SqlValue[] = []): Promise<Row[]> {
    const result = await this.send(sql, values);
    return typeof result === 'number' ? [] : (result as Row[]);
  }

  /** Runs an INSERT, UPDATE or DELETE and returns the number of rows matched (on MySQL too, where rows changed may be fewer). */
  async execute(sql: string, values: readonly SqlValue[] = []): Promise<number> {
    const result = await this.send(sql, values);
    return typeof result === 'number' ? result : 0;
  }

  /**
   * Runs an INSERT that locks rows until the transaction ends, and reads columns of those rows, whose `id`s are given: by one
   * statement, or by a second one where the server returns none (MySQL).
   */
  async insertAndRead<Row>(
    insert: SqlText,
    columns: SqlText,
    from: { table: string; ids: readonly string[] },
  ): Promise<Row[]> {
    if (this.dialect.canReturnRows)
      return this.query(`${insert.sql} RETURNING ${columns.sql}`, [...insert.values, ...columns.values]);
    await this.execute(insert.sql, insert.values);
    const select = `SELECT ${columns.sql} FROM ${from.table} WHERE id IN (${placeholders(from.ids)})`;
    return this.query(select, [...columns.values, ...from.ids]);
  }

  /** Inserts one row of an entity. A value may be a function that returns an SQL expression, such as `now`. */
  async insert<Row extends object>(entity: new () => Row, values: NewRow<Row>): Promise<void> {
    Object.values(values)
      .filter((value) => typeof value !== 'function')
      .forEach(refuseCompound);
    await this.withManager((manager) =>
      manager
        .createQueryBuilder()
        .insert()
        .into(entity)
        .values(values as QueryDeepPartialEntity<Row>)
        .updateEntity(false)
        .execute(),
    );
  }

  /**
   * Runs `work` with an entity manager (TypeORM repositories and query builders), which joins the current transaction,
   * or has a connection of its own outside of one; `work` must not use the manager after it has ended.
   */
  async withManager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const scope = this.transactions.current;
    if (scope) return scope.connection.withManager(work);
    return this.mutex.pass(() => this.alone((connection) => connection.withManager(work), false));
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
      await this.execute(`DELETE FROM ${table} WHERE ${key} IN (${placeholders(keys)}) AND ${where}`, keys);
    }
    return keys;
  }

  private send(sql: string, values: readonly SqlValue[]): Promise<SqlResult> {
    for (const value of values) refuseCompound(value);
    const scope = this.transactions.current;
    if (scope) return scope.connection.send(sql, values);
    return this.mutex.pass(() => this.alone((connection) => connection.send(sql, values), READS.test(sql)));
  }

  /**
   * Runs work on a connection of its own. After a failover the connection is thrown away, and the work runs once more on a
   * new one: work that only reads, and any other that the server refused unrun.
   */
  private async alone<T>(work: (connection: SqlConnection) => Promise<T>, isRead: boolean): Promise<T> {
    try {
      return await this.once(work);
    } catch (error) {
      if (isTurnedAway(error) || (isRead && isConnectionUnusable(error))) return this.once(work);
      throw error;
    }
  }

  private async once<T>(work: (connection: SqlConnection) => Promise<T>): Promise<T> {
    const connection = await this.connections.checkOut();
    try {
      return await work(connection);
    } catch (error) {
      if (isConnectionUnusable(error)) connection.abandonServer();
      throw error;
    } finally {
      connection.release();
    }
  }
}

const READS = /^\s*SELECT\b/i;

/** A number that is not finite has no place in SQL: drivers make an error, NULL or 0 of it. */
function refuseCompound(value: unknown): void {
  if (value === null || typeof value === 'string' || Number.isFinite(value)) return;
  throw new TypeError(`an SQL value must be a scalar, not ${typeof value}`);
}
