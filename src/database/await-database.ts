import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import LibsqlDatabase from 'libsql';
import { createConnection } from 'mysql2/promise';
import { errorLabel, SystemClock } from '../common';
import type { DatabaseConfig } from './database.config';
import { tlsOptions } from './mysql-tls';
import { mysqlCredentials } from './mysql-url';
import { sqliteCode } from './sqlite-connection';
import { DatabaseStartError } from './start-error';

type Mysql = DatabaseConfig & { kind: 'mysql' };

const CONNECT_TIMEOUT_MS = 3_000;
const TRY_EVERY_MS = 500;
const TELL_EVERY_MS = 5_000;

/** The server answers: no such table, or no right to it, as of a user who may only migrate. */
const TABLE_ERRORS = new Set([1142, 1146]);

/**
 * Errors of a server that is away, or not ready yet, and may be soon: no connection, no name, too many connections (1040,
 * 1203), shutdown (1053), node not in its cluster (1047), and those of proxies without a server behind them (2002, 2003,
 * 9001).
 */
const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['PROTOCOL_CONNECTION_LOST', 'PROTOCOL_SEQUENCE_TIMEOUT'],
]);
const AWAY_NUMBERS = new Set([1040, 1047, 1053, 1203, 2002, 2003, 9001]);

/** Refusals that waiting does not mend, with what an operator can do. */
const REFUSALS: Readonly<Record<number, readonly [what: string, advice: string]>> = {
  1044: ['does not let its user use the database', 'grant the user of DATABASE_URL all rights on the database'],
  1045: ['refuses its user or password', 'check both in DATABASE_URL'],
  1049: ['has no such database', 'create it, or check the name in DATABASE_URL'],
  1129: ['blocks this machine after too many failed connections', 'run FLUSH HOSTS on the server'],
  1130: ['does not let this machine connect', 'create the user for this host'],
  1698: ['refuses its user or password', 'check both in DATABASE_URL'],
};

const TLS_CODE = /TLS|SSL|CERT|SELF_SIGNED|ALTNAME|UNABLE_TO/;

/** How long to wait for a database that is away. */
export interface Patience {
  readonly milliseconds: number;
  /** Ends the wait; the promise rejects with its reason. */
  readonly signal?: AbortSignal;
  /** Takes a sentence about the wait, now and then. */
  readonly tell?: (sentence: string) => void;
}

/**
 * Resolves when the database lets this process in. Waits for a MySQL/MariaDB server that is away. Throws a
 * DatabaseStartError when the wait is over, and at once for what waiting does not mend: a wrong password, an unknown
 * database, a certificate that is not trusted, a file that cannot be opened.
 */
export async function awaitDatabase(config: DatabaseConfig, patience: Patience): Promise<void> {
  if (config.kind === 'sqlite') openFile(config.file);
  else await awaitServer(config, patience);
}

async function awaitServer(config: Mysql, { milliseconds, signal, tell }: Patience): Promise<void> {
  const clock = new SystemClock();
  const until = clock.monotonic() + milliseconds;
  let tellAt = -Infinity;
  for (;;) {
    const error = await knock(config);
    if (error === undefined) return;
    const leftMs = until - clock.monotonic();
    if (leftMs <= 0 || !isAway(error)) throw startError(config, error, milliseconds);
    if (clock.monotonic() >= tellAt) {
      tellAt = clock.monotonic() + TELL_EVERY_MS;
      tell?.(
        `${placeOf(config)} does not answer (${labelOf(error)}); waiting for it, another ${String(Math.ceil(leftMs / 1_000))} s at most`,
      );
    }
    await sleep(TRY_EVERY_MS, undefined, { signal });
  }
}

/** Error of one try to connect, or undefined. A table is touched, because a node outside of its cluster refuses only that. */
async function knock({ url, tls }: Mysql): Promise<DriverError | undefined> {
  const { username: user, ...address } = mysqlCredentials(url);
  const ssl = tls && tlsOptions(tls);
  try {
    const connection = await createConnection({
      ...address,
      user,
      connectTimeout: CONNECT_TIMEOUT_MS,
      ...(ssl && { ssl }),
    });
    try {
      await connection.query({ sql: 'SELECT 1 FROM migrations LIMIT 1', timeout: CONNECT_TIMEOUT_MS });
    } finally {
      connection.destroy();
    }
    return undefined;
  } catch (error) {
    return TABLE_ERRORS.has(numberOf(error as DriverError)) ? undefined : (error as DriverError);
  }
}

function startError(config: Mysql, error: DriverError, waitedMs: number): DatabaseStartError {
  const place = placeOf(config);
  const label = labelOf(error);
  const refusal = REFUSALS[numberOf(error)];
  const cause = { cause: error };
  if (refusal) return new DatabaseStartError(`${place} ${refusal[0]} (${label})`, refusal[1], cause);
  if (isAway(error)) {
    return new DatabaseStartError(
      `${place} ${waitedMs > 0 ? `has not answered for ${String(waitedMs / 1_000)} seconds` : 'does not answer'} (${label})`,
      'check that it runs, and host and port in DATABASE_URL',
      cause,
    );
  }
  const advice = TLS_CODE.test(label)
    ? 'check ssl-mode and ssl-ca in DATABASE_URL, and the certificate of the server'
    : 'check DATABASE_URL and the server';
  return new DatabaseStartError(`${place} does not let this process connect (${label})`, advice, cause);
}

/** Creates the folder of an SQLite file, and opens the file. */
function openFile(file: string): void {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const database = new LibsqlDatabase(file);
    try {
      database.exec('SELECT COUNT(*) FROM sqlite_master');
    } finally {
      database.close();
    }
  } catch (error) {
    throw new DatabaseStartError(
      `The SQLite file ${file} cannot be opened (${sqliteCode(error)})`,
      'check DATABASE_URL, the folder and its rights, and that the file is an SQLite database',
      { cause: error },
    );
  }
}

interface DriverError {
  readonly errno?: number;
  readonly code?: string;
}

/** Number of MySQL's error; 0 for errors of the network, whose numbers are negative. */
const numberOf = ({ errno = 0 }: DriverError): number => Math.max(errno, 0);

const isAway = (error: DriverError): boolean =>
  AWAY_NUMBERS.has(numberOf(error)) || (numberOf(error) === 0 && AWAY_CODES.has(error.code ?? ''));

const labelOf = (error: DriverError): string => error.code ?? errorLabel(error);

function placeOf({ url }: Mysql): string {
  const { host, port } = mysqlCredentials(url);
  return `The database at ${host.includes(':') ? `[${host}]` : host}:${String(port)}`;
}
