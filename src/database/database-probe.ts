import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { type Connection, createConnection } from 'mysql2/promise';
import { Database } from './database';
import { type DatabaseConfig, DatabaseOptions } from './database.config';
import { tlsOptions } from './mysql-tls';
import { mysqlCredentials } from './mysql-url';

/** Changes no row, but needs a table of ours, the right to change it, and a server that takes writes. */
const EMPTY_WRITE = `UPDATE clients SET id = id WHERE id = ''`;

const TIMEOUT_MS = 700;

/**
 * Proof that the database takes writes: a demoted primary still answers SELECT, and so does a node that was cut off from
 * its cluster while no table is touched. On MySQL it has a connection of its own, so that a busy pool does not look like a
 * dead database; SQLite has one connection for everything.
 */
@Injectable()
export class DatabaseProbe implements OnApplicationShutdown {
  private connection: Promise<Connection> | undefined;

  constructor(
    private readonly database: Database,
    private readonly options: DatabaseOptions,
  ) {}

  /** Rejects when the database is away, does not answer within 0.7 seconds, or takes no writes. One call at a time. */
  async check(): Promise<void> {
    const { connection: config } = this.options;
    if (config.kind === 'sqlite') await this.database.execute(EMPTY_WRITE);
    else await this.write(config);
  }

  async onApplicationShutdown(): Promise<void> {
    const connection = await this.connection?.catch(() => undefined);
    connection?.destroy();
  }

  /** A connection that failed is thrown away: after a failover the next one may lead to another server. */
  private async write(config: DatabaseConfig & { kind: 'mysql' }): Promise<void> {
    const opening = (this.connection ??= open(config));
    try {
      await (await opening).query({ sql: EMPTY_WRITE, timeout: TIMEOUT_MS });
    } catch (error) {
      this.connection = undefined;
      opening.then((connection) => {
        connection.destroy();
      }, ignore);
      throw error;
    }
  }
}

async function open({ url, tls }: DatabaseConfig & { kind: 'mysql' }): Promise<Connection> {
  const { username: user, ...address } = mysqlCredentials(url);
  const ssl = tls && tlsOptions(tls);
  const connection = await createConnection({ ...address, user, connectTimeout: TIMEOUT_MS, ...(ssl && { ssl }) });
  connection.on('error', ignore);
  return connection;
}

/** An idle connection that breaks is found by the next check. */
const ignore = (): void => undefined;
