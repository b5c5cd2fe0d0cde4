import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DataSourceOptions, MixedList } from 'typeorm';
import type { DatabaseConfig } from './database.config';
import { tlsOptions } from './mysql-tls';
import { type MysqlAddress, mysqlCredentials } from './mysql-url';
import { SqliteConnection } from './sqlite-connection';
import { SilentLogger } from './silent-logger';

/** Entities and migrations of all modules. */
export interface Schema {
  readonly entities: MixedList<NewableFunction>;
  readonly migrations: MixedList<NewableFunction>;
}

/**
 * TypeORM options for a configured database; the application and ormconfig.ts share them. Tables are created by
 * migrations only: `synchronize` is never on.
 */
export function dataSourceOptions(config: DatabaseConfig, schema: Schema): DataSourceOptions {
  const entities = schema.entities as NewableFunction[];
  const migrations = schema.migrations as NewableFunction[];
  const logger = new SilentLogger();
  const common = { entities, migrations, synchronize: false, migrationsRun: false, logging: false, logger };
  return config.kind === 'sqlite' ? { ...sqlite(config.file), ...common } : { ...mysql(config), ...common };
}

/**
 * TypeORM options for SQLite. WAL lets the command line work beside the server; with `synchronous = FULL` no commit is
 * lost by a power failure, so that a used code stays used.
 */
function sqlite(file: string) {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  return {
    type: 'better-sqlite3',
    driver: SqliteConnection,
    database: file,
    enableWAL: file !== ':memory:',
    prepareDatabase: (db: { pragma(text: string): void }) => {
      db.pragma('busy_timeout = 5000');
      db.pragma('synchronous = FULL');
    },
  } as const;
}

/** A migration holds a lock on one connection and works on another. */
const MIN_SINGLES = 2;

/** Share of a pool's connections for single statements; a unit of work keeps its connection for longer. */
const SINGLES_SHARE = 0.3;

/**
 * Splits the connections that a process may have: one pool for single statements, which is that of TypeORM, and one for units
 * of work.
 */
export function splitPool(address: MysqlAddress): { readonly singles: MysqlAddress; readonly units: MysqlAddress } {
  const singles = Math.max(MIN_SINGLES, Math.round(address.poolSize * SINGLES_SHARE));
  return {
    singles: { ...address, poolSize: singles },
    units: { ...address, poolSize: Math.max(1, address.poolSize - singles) },
  };
}

function mysql({ url, poolSize, tls }: MysqlAddress) {
  return {
    type: 'mysql',
    ...mysqlCredentials(url),
    charset: 'utf8mb4',
    timezone: 'Z',
    supportBigNumbers: true,
    bigNumberStrings: false,
    poolSize,
    ...(tls !== undefined && { ssl: tlsOptions(tls) }),
    extra: { enableKeepAlive: true, connectTimeout: 5_000 },
  } as const;
}
