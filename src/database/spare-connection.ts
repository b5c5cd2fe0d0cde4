import { type Connection, createConnection } from 'mysql2/promise';
import { tlsOptions } from './mysql-tls';
import { type MysqlAddress, mysqlCredentials } from './mysql-url';

/** A connection that is used once in a while is kept open through firewalls, and one that is dead is found. */
const KEEP_ALIVE_MS = 10_000;

/** Connection to MySQL/MariaDB beside the pools, so that busy pools do not look like a dead server. */
export class SpareConnection {
  private connection: Promise<Connection> | undefined;

  /** Parameter `connectTimeout`: milliseconds within which the server has to let it in. */
  constructor(
    private readonly address: MysqlAddress,
    private readonly connectTimeout: number,
  ) {}

  /**
   * Runs `work` on the connection, which is opened where there is none, and returns what it resolves to. Rejects as `work` does, or
   * as the server does not let it in; the connection is thrown away then: after a failover the next one may lead to another server.
   */
  async use<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
    const opening = (this.connection ??= this.open());
    try {
      return await work(await opening);
    } catch (error) {
      if (this.connection === opening) this.destroy();
      throw error;
    }
  }

  /** Closes the connection without a farewell; the next use opens another one. */
  destroy(): void {
    this.connection?.then((connection) => {
      connection.destroy();
    }, ignore);
    this.connection = undefined;
  }

  private async open(): Promise<Connection> {
    const { url, tls } = this.address;
    const { username: user, ...server } = mysqlCredentials(url);
    const connection = await createConnection({
      ...{ ...server, user, connectTimeout: this.connectTimeout, keepAliveInitialDelay: KEEP_ALIVE_MS },
      ...(tls && { ssl: tlsOptions(tls) }),
    });
    connection.on('error', ignore);
    return connection;
  }
}

/** An idle connection that breaks is found at its next use. */
const ignore = (): void => undefined;
