import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import { Deadlines } from './deadlines';
import { MysqlConnection, type PoolContext } from './mysql-connection';
import { mysqlPool } from './mysql-session';
import type { SqlConnection, SqlConnections } from './sql-connection';

/** Connections of TypeORM's pool on a MySQL/MariaDB server. */
export class MysqlConnections implements SqlConnections, PoolContext {
  readonly deadlines = new Deadlines();
  private readonly pool: Pool;
  private readonly idle = new Set<PoolConnection>();
  private readonly known = new WeakMap<PoolConnection, MysqlConnection>();

  constructor(
    readonly dataSource: DataSource,
    readonly preparesStatements: boolean,
  ) {
    this.pool = mysqlPool(dataSource);
    this.pool.on('release', (connection) => this.idle.add(connection));
    this.pool.on('acquire', (connection) => this.idle.delete(connection));
  }

  /** A connection that comes after the caller has given up goes back to the pool. */
  checkOut(): Promise<SqlConnection> {
    return new Promise((resolve, reject) => {
      let isLate = false;
      const deadline = this.deadlines.start((error) => {
        isLate = true;
        reject(error);
      });
      this.pool.getConnection((error, connection) => {
        this.deadlines.end(deadline);
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
      connection = new MysqlConnection(raw, this);
      this.known.set(raw, connection);
    }
    return connection;
  }
}
