import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from './database';
import { DatabaseOptions } from './database.config';
import { SpareConnection } from './spare-connection';

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
  private readonly connection: SpareConnection | undefined;

  constructor(
    private readonly database: Database,
    { connection }: DatabaseOptions,
  ) {
    if (connection.kind === 'mysql') this.connection = new SpareConnection(connection, TIMEOUT_MS);
  }

  /** Rejects when the database is away, does not answer within 0.7 seconds, or takes no writes. One call at a time. */
  async check(): Promise<void> {
    if (!this.connection) await this.database.execute(EMPTY_WRITE);
    else await this.connection.use((connection) => connection.query({ sql: EMPTY_WRITE, timeout: TIMEOUT_MS }));
  }

  onApplicationShutdown(): void {
    this.connection?.destroy();
  }
}
