import { type DynamicModule, Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { UnitOfWork } from '../kernel';
import { dataSourceOptions, type Schema } from './data-source-options';
import { Database } from './database';
import { DatabaseClock } from './database-clock';
import type { DatabaseConfig } from './database.config';
import { claimFile, type ReleaseFile } from './exclusive-file';
import { migrate } from './migrate';
import { assertStrict, configureSessions } from './mysql-session';
import { mysqlDialect, sqliteDialect } from './sql-dialect';
import { ExclusiveGate, openGate, type StatementGate } from './statement-gate';
import { TransactionCarrier } from './transaction-scope';
import { TypeormUnitOfWork } from './typeorm-unit-of-work';

const GATE = Symbol('statement gate');
const CLAIM = Symbol('claimed file');

export interface DatabaseModuleOptions {
  readonly config: DatabaseConfig;
  readonly schema: Schema;
  /** True for a server, which owns its SQLite file alone; false for the command line, which works beside one. */
  readonly exclusive: boolean;
}

/** Opens the database, brings its tables up to date, and offers `Database` and the `UnitOfWork` to every adapter. */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(CLAIM) private readonly release: ReleaseFile) {}

  static forRoot({ config, schema, exclusive }: DatabaseModuleOptions): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [TypeOrmModule.forRoot({ ...dataSourceOptions(config, schema), retryAttempts: 0 })],
      providers: [
        DatabaseClock,
        TransactionCarrier,
        { provide: CLAIM, useFactory: () => claim(config, exclusive) },
        { provide: GATE, useFactory: () => (config.kind === 'sqlite' ? new ExclusiveGate() : openGate) },
        {
          provide: Database,
          useFactory: openDatabase,
          inject: [getDataSourceToken(), GATE, TransactionCarrier, DatabaseClock, CLAIM],
        },
        {
          provide: UnitOfWork,
          useFactory: (dataSource: DataSource, gate: StatementGate, carrier: TransactionCarrier) =>
            new TypeormUnitOfWork(dataSource, gate, carrier),
          inject: [getDataSourceToken(), GATE, TransactionCarrier],
        },
      ],
      exports: [Database, DatabaseClock, UnitOfWork],
    };
  }

  onApplicationShutdown(): void {
    this.release();
  }
}

function claim(config: DatabaseConfig, exclusive: boolean): ReleaseFile {
  if (!exclusive || config.kind !== 'sqlite' || config.file === ':memory:') return () => undefined;
  return claimFile(config.file);
}

/** No adapter sees the database before its sessions are set and its tables are up to date. */
async function openDatabase(
  dataSource: DataSource,
  gate: StatementGate,
  carrier: TransactionCarrier,
  clock: DatabaseClock,
): Promise<Database> {
  const isMysql = dataSource.options.type === 'mysql';
  if (isMysql) {
    await configureSessions(dataSource);
    await assertStrict(dataSource);
  }
  await migrate(dataSource);
  return new Database(dataSource, isMysql ? mysqlDialect : sqliteDialect, gate, carrier, clock);
}
