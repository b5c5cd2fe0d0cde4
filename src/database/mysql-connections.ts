import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import { Deadlines } from './deadlines';
import { MysqlConnection, type PoolContext } from './mysql-connection';
import { mysqlPool } from './mysql-session';
import { type MysqlAddress, STANDARD_ANSWER_SECONDS } from './mysql-url';
import { MysqlPing } from './server-ping';
import type { SqlConnection, SqlConnections } from './sql-connection';

/** Time beyond the longest wait for a lock (innodb_lock_wait_timeout) after which no answer is to be expected. */
const BEYOND_LOCKS_MS = 500;

/** Parts of the longest wait for a lock after which a server is pinged, and within which it has to answer that: a second in all. */
const [SUSPECT, PATIENCE] = [1 / 8, 1 / 4];

/** Connections of one pool of mysql2, whose sessions are alike. */
class SessionPool {
  readonly idle = new Set<PoolConnection>();
  private readonly known = new WeakMap<PoolConnection, MysqlConnection>();

  constructor(
    private readonly pool: Pool,
    private readonly context: PoolContext,
  ) {
    pool.on('release', (connection) => this.idle.add(connection));
    pool.on('acquire', (connection) => this.idle.delete(connection));
  }

  /** A connection that comes after the caller has given up goes back to the pool. */
  checkOut(): Promise<SqlConnection> {
    const { deadlines } = this.context;
    return new Promise((resolve, reject) => {
      let isLate = false;
      const deadline = deadlines.start((error) => {
        isLate = true;
        reject(error);
      });
      this.pool.getConnection((error, connection) => {
        deadlines.end(deadline);
        if (error) reject(error);
        else if (isLate) connection.release();
        else resolve(this.connectionOf(connection));
      });
    });
  }

  destroyIdle(): void {
    for (const connection of [...this.idle]) connection.destroy();
    this.idle.clear();
  }

  /** The same object each time, which knows the statements that the connection has prepared. */
  private connectionOf(raw: PoolConnection): MysqlConnection {
    let connection = this.known.get(raw);
    if (!connection) {
      connection = new MysqlConnection(raw, this.context);
      this.known.set(raw, connection);
    }
    return connection;
  }
}

/**
 * Connections to a MySQL/MariaDB server: those of TypeORM's pool for single statements, and those of a pool for units of work,
 * whose sessions have `autocommit = 0`, which saves each unit the round trip of its START TRANSACTION.
 */
export class MysqlConnections implements SqlConnections {
  private readonly deadlines: Deadlines;
  private readonly ping: MysqlPing;
  private readonly preparesStatements: boolean;
  private readonly singles: SessionPool;
  private readonly units: SessionPool;

  /** Parameter `unitSource`: data source of the second pool; that of the first one where there is none. */
  constructor(
    private readonly dataSource: DataSource,
    address: MysqlAddress,
    private readonly unitSource = dataSource,
  ) {
    const { preparedStatements, answerSeconds = STANDARD_ANSWER_SECONDS } = address;
    const lockMs = answerSeconds * 1_000;
    const answerMs = lockMs * PATIENCE;
    this.preparesStatements = preparedStatements ?? true;
    this.ping = MysqlPing.open(address, 2 * answerMs);
    this.deadlines = new Deadlines(lockMs + BEYOND_LOCKS_MS, {
      ping: this.ping,
      suspectMs: lockMs * SUSPECT,
      answerMs,
    });
    this.singles = new SessionPool(mysqlPool(dataSource), this.context(false));
    this.units = unitSource === dataSource ? this.singles : new SessionPool(mysqlPool(unitSource), this.context(true));
  }

  checkOut(): Promise<SqlConnection> {
    return this.singles.checkOut();
  }

  checkOutForUnit(): Promise<SqlConnection> {
    return this.units.checkOut();
  }

  async close(): Promise<void> {
    this.ping.giveUp();
    if (this.unitSource !== this.dataSource) await this.unitSource.destroy();
  }

  private context(beginsByItself: boolean): PoolContext {
    const { dataSource, deadlines, preparesStatements } = this;
    const destroyIdle = (): void => {
      this.singles.destroyIdle();
      this.units.destroyIdle();
    };
    return { dataSource, deadlines, preparesStatements, beginsByItself, destroyIdle };
  }
}
