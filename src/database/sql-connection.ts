import type { EntityManager } from 'typeorm';

/** Value of a `?` placeholder in SQL. Arrays and objects are not allowed: the driver would expand them into SQL. */
export type SqlValue = string | number | null;

/** SQL text with the values of its placeholders. */
export interface SqlText {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** Rows of a statement that returns some, else the number of rows that it matched. */
export type SqlResult = readonly unknown[] | number;

/**
 * Connection to the database, which one caller uses until it is released. Errors of the database are QueryFailedErrors. On
 * MySQL everything here is rejected half a second after the longest wait for a lock, and the connection is destroyed then: a broken one must neither stay
 * in the pool nor complete work that its caller has given up.
 */
export interface SqlConnection {
  send(sql: string, values: readonly SqlValue[]): Promise<SqlResult>;
  /** Begins a transaction; by the first statement where the session lets it. */
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Ends the transaction, if one is open. Never rejects: a connection that cannot roll back is destroyed. */
  rollback(): Promise<void>;
  /** Runs `work` with an entity manager of TypeORM on this connection, in its transaction if one is open. */
  withManager<T>(work: (manager: EntityManager) => Promise<T>): Promise<T>;
  release(): void;
  /** Destroys this connection and all idle ones, which lead to the same server. */
  abandonServer(): void;
}

/** Source of connections: the pool on MySQL, the one connection on SQLite. */
export interface SqlConnections {
  /** Connection for a single statement. */
  checkOut(): Promise<SqlConnection>;
  /** Connection for a unit of work, which begins a transaction first. */
  checkOutForUnit(): Promise<SqlConnection>;
  /** Closes connections that are not TypeORM's, which closes its own. */
  close(): Promise<void>;
}
