import { Logger } from '@nestjs/common';
import type { Pool, PoolConnection } from 'mysql2';
import type { DataSource } from 'typeorm';
import { errorLabel } from '../common';
import { type MysqlAddress, STANDARD_ANSWER_SECONDS } from './mysql-url';
import { DatabaseStartError } from './start-error';

/**
 * utf8mb4: a server that ignores the character set of the handshake would store names double-encoded. READ COMMITTED: a statement sees what is committed when it runs, which the conditional updates rely on, and locks no
 * gaps. Strict mode: a value that does not fit is an error, never a silent cut.
 */
const session = ({ answerSeconds = STANDARD_ANSWER_SECONDS }: MysqlAddress): readonly string[] => [
  'SET NAMES utf8mb4',
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  `SET SESSION time_zone = '+00:00', innodb_lock_wait_timeout = ${String(answerSeconds)},
   sql_mode = 'STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`,
];

const logger = new Logger('Database');

/** Statements take part in a transaction, which the first one begins; a COMMIT or ROLLBACK ends it. */
const UNITS_ALONE = 'SET SESSION autocommit = 0';

/** Pool of mysql2, behind TypeORM's driver. */
export const mysqlPool = (dataSource: DataSource): Pool => (dataSource.driver as unknown as { pool: Pool }).pool;

/**
 * Configures the session of every connection: those that the pool will open, and the one that is open already. With
 * `isForUnits` they have `autocommit = 0`.
 */
export async function configureSessions(
  dataSource: DataSource,
  address: MysqlAddress,
  isForUnits = false,
): Promise<void> {
  const pool = mysqlPool(dataSource);
  const settings = isForUnits ? [...session(address), UNITS_ALONE] : session(address);
  pool.on('connection', (connection) => {
    configure(connection, settings).catch((error: unknown) => {
      logger.warn(`a new connection is thrown away, its session cannot be configured: ${errorLabel(error)}`);
      connection.destroy();
    });
  });
  const connection = await checkOut(pool);
  await configure(connection, settings).finally(() => {
    connection.release();
  });
}

/** Throws unless the session is in strict mode: a server that truncates or changes values must not be used. */
export async function assertStrict(dataSource: DataSource): Promise<void> {
  const [row] = await dataSource.query<{ mode: string }[]>('SELECT @@SESSION.sql_mode AS mode');
  if (!row?.mode.includes('STRICT_TRANS_TABLES')) {
    throw new DatabaseStartError(
      'The database does not run in strict SQL mode, and would cut off values that are too long',
      'let sessions set sql_mode: a proxy in between may keep them from it',
    );
  }
}

/** Sends the session settings. They are queued on the connection before the statements of its first user. */
async function configure(connection: PoolConnection, settings: readonly string[]): Promise<void> {
  connection.on('error', ignore);
  await Promise.all(settings.map((sql) => send(connection, sql)));
}

function send(connection: PoolConnection, sql: string): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.query(sql, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

function checkOut(pool: Pool): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    pool.getConnection((error, connection) => {
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

/** Errors of statements reach their callers. That of an idle connection has none, and an `error` event without a listener ends the process. */
const ignore = (): void => undefined;
