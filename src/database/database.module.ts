import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown, type Provider } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Random, Tracer, UnitOfWork } from '../common';
import { dataSourceOptions, type Schema, splitPool } from './data-source-options';
import { Database, DatabaseClock } from './database';
import { DatabaseProbe } from './database-probe';
import { type DatabaseConfig, DatabaseOptions } from './database.config';
import { lockFile, type ReleaseLock } from './file-lock';
import { migrate } from './migrate';
import { MysqlConnections } from './mysql-connections';
import { MAX_ANSWER_SECONDS } from './mysql-url';
import { serverDialect } from './mysql-server';
import { assertStrict, configureSessions } from './mysql-session';
import { OtherDatabases } from './other-databases';
import { RunnerConnections } from './runner-connection';
import type { SqlConnections } from './sql-connection';
import { sqliteDialect } from './sql-dialect';
import { ExclusiveConnectionMutex, noMutex, type ConnectionMutex } from './connection-mutex';
import { TracedConnections } from './traced-connections';
import { TransactionContext } from './transaction-context';
import { SqlUnitOfWork } from './sql-unit-of-work';

const ADDRESS = Symbol('address');
const CONNECTIONS = Symbol('connections');
const MUTEX = Symbol('connection mutex');
const FILE_LOCK = Symbol('file lock');

const unitOfWork: Provider = {
  provide: UnitOfWork,
  useFactory: (connections: SqlConnections, mutex: ConnectionMutex, transactions: TransactionContext, random: Random) =>
    new SqlUnitOfWork(connections, mutex, transactions, random),
  inject: [CONNECTIONS, MUTEX, TransactionContext, Random],
};

export interface DatabaseModuleOptions {
  readonly schema: Schema;
  /**
   * True for a server, which locks its SQLite file against other servers; false for the command line, which works
   * beside one.
   */
  readonly exclusive: boolean;
}

/**
 * Nest module of the database: connects, migrates the tables, and provides `Database` and `UnitOfWork` to every module.
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(FILE_LOCK) private readonly release: ReleaseLock,
    @Inject(CONNECTIONS) private readonly connections: SqlConnections,
  ) {}

  static forRoot({ schema, exclusive }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: ({ connection }: DatabaseOptions) => ({
            ...dataSourceOptions(forSingles(connection), schema),
            retryAttempts: 0,
          }),
          inject: [DatabaseOptions],
        }),
      ],
      providers: [
        {
          provide: ADDRESS,
          useFactory: ({ connection }: DatabaseOptions) => (exclusive ? connection : withPatience(connection)),
          inject: [DatabaseOptions],
        },
        ...[DatabaseClock, DatabaseProbe, OtherDatabases, TransactionContext],
        {
          provide: FILE_LOCK,
          useFactory: ({ connection }: DatabaseOptions) => lock(connection, exclusive),
          inject: [DatabaseOptions],
        },
        {
          provide: CONNECTIONS,
          useFactory: connectionsOf,
          inject: [getDataSourceToken(), ADDRESS, { token: Tracer, optional: true }],
        },
        { provide: MUTEX, useFactory: mutexFor, inject: [DatabaseOptions] },
        {
          provide: Database,
          useFactory: openDatabase,
          inject: [getDataSourceToken(), CONNECTIONS, MUTEX, TransactionContext, DatabaseClock, FILE_LOCK],
        },
        unitOfWork,
      ],
      exports: [Database, DatabaseClock, DatabaseProbe, OtherDatabases, UnitOfWork],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    this.release();
    await this.connections.close();
  }
}

/** Commands read whole tables, and wait for locks of a busy server. */
const withPatience = (config: DatabaseConfig): DatabaseConfig =>
  config.kind === 'mysql' ? { answerSeconds: MAX_ANSWER_SECONDS, ...config } : config;

const isMysql = (dataSource: DataSource): boolean => dataSource.options.type === 'mysql';

const forSingles = (config: DatabaseConfig): DatabaseConfig =>
  config.kind === 'mysql' ? { kind: 'mysql', ...splitPool(config).singles } : config;

/** Connections, whose statements are spans where there is a tracer. */
async function connectionsOf(
  dataSource: DataSource,
  address: DatabaseConfig,
  tracer?: Tracer,
): Promise<SqlConnections> {
  const connections = await untracedConnections(dataSource, address);
  return tracer ? new TracedConnections(connections, tracer, address.kind) : connections;
}

/** On MySQL/MariaDB the connections for units of work come from a pool of their own. */
async function untracedConnections(dataSource: DataSource, address: DatabaseConfig): Promise<SqlConnections> {
  if (address.kind === 'sqlite') return new RunnerConnections(dataSource);
  const { singles, units } = splitPool(address);
  await configureSessions(dataSource, singles);
  const options = dataSourceOptions({ kind: 'mysql', ...units }, { entities: [], migrations: [] });
  const unitSource = await new DataSource(options).initialize();
  await configureSessions(unitSource, units, true);
  return new MysqlConnections(dataSource, units, unitSource);
}

const mutexFor = ({ connection }: DatabaseOptions): ConnectionMutex =>
  connection.kind === 'sqlite' ? new ExclusiveConnectionMutex() : noMutex;

function lock(config: DatabaseConfig, exclusive: boolean): ReleaseLock {
  if (!exclusive || config.kind !== 'sqlite' || config.file === ':memory:') return () => undefined;
  return lockFile(config.file);
}

/** Opens the database, whose sessions are configured. Migrations run before any store gets it. */
async function openDatabase(
  dataSource: DataSource,
  connections: SqlConnections,
  mutex: ConnectionMutex,
  transactions: TransactionContext,
  clock: DatabaseClock,
): Promise<Database> {
  if (isMysql(dataSource)) await assertStrict(dataSource);
  await migrate(dataSource);
  const dialect = isMysql(dataSource) ? await serverDialect(dataSource) : sqliteDialect;
  return new Database(connections, dialect, mutex, transactions, clock);
}
