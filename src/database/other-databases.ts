import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Random, type UnitOfWork } from '../common';
import { awaitDatabase } from './await-database';
import { noMutex } from './connection-mutex';
import { dataSourceOptions } from './data-source-options';
import { Database, DatabaseClock } from './database';
import type { DatabaseConfig } from './database.config';
import { MysqlConnections } from './mysql-connections';
import { serverDialect } from './mysql-server';
import { assertStrict, configureSessions } from './mysql-session';
import { SqlUnitOfWork } from './sql-unit-of-work';
import { TransactionContext } from './transaction-context';

/** Database of an owner on another server: its statements and transactions are no part of those of regain's. */
export interface OtherDatabase {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
}

/** Time that a start waits for a server that is away. */
const PATIENCE_MS = 30_000;

/** MySQL/MariaDB databases besides that of DATABASE_URL. No table is created there, and none of regain's is looked for. */
@Injectable()
export class OtherDatabases implements OnApplicationShutdown {
  private readonly opened: DataSource[] = [];
  private readonly connections: MysqlConnections[] = [];

  constructor(
    private readonly clock: DatabaseClock,
    private readonly random: Random,
  ) {}

  /** Opens a database, with a pool of its own. Throws a DatabaseStartError when it does not let this process in. */
  async open(config: DatabaseConfig & { readonly kind: 'mysql' }): Promise<OtherDatabase> {
    await awaitDatabase(config, { milliseconds: PATIENCE_MS });
    const dataSource = await new DataSource(dataSourceOptions(config, { entities: [], migrations: [] })).initialize();
    this.opened.push(dataSource);
    await configureSessions(dataSource, config);
    await assertStrict(dataSource);
    const connections = new MysqlConnections(dataSource, config);
    this.connections.push(connections);
    const transactions = new TransactionContext();
    return {
      database: new Database(connections, await serverDialect(dataSource), noMutex, transactions, this.clock),
      unitOfWork: new SqlUnitOfWork(connections, noMutex, transactions, this.random),
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.connections.map((each) => each.close()));
    await Promise.all(this.opened.map((dataSource) => dataSource.destroy()));
  }
}
