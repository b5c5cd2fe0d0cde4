import { QueryFailedError } from 'typeorm';

/** 1020 record changed, 1047 node leaves the cluster, 1180 error at COMMIT, 1205 lock wait timeout, 1213 deadlock. */
const MYSQL_TRANSIENT = new Set([1020, 1047, 1180, 1205, 1213]);

const MYSQL_LOCK_TIMEOUT = 1205;

const MYSQL_DUPLICATE = 1062;

/**
 * Refusals of a server that takes no writes (1290 read-only option, 1792 read-only transaction, 1836 read-only mode) or no
 * statements at all (1047 node leaves the cluster, 1053 shutdown, 4031 closed for idleness). The statement has not run.
 */
const MYSQL_TURNED_AWAY = new Set([1047, 1053, 1290, 1792, 1836, 4031]);

/** 1152 aborted, 1317 interrupted, 1927 killed, 2006 and 2013 lost. The statement may have run. */
const MYSQL_LOST = new Set([1152, 1317, 1927, 2006, 2013]);

/** 1044 and 1142 no right on the database or table, 1227 no privilege, 1370 no right to a routine. */
const MYSQL_DENIED = new Set([1044, 1142, 1227, 1370]);

/** 1050 table exists, 1054 unknown column, 1060 column exists, 1061 index exists, 1091 nothing to drop, 1146 no such table. */
const MYSQL_SCHEMA = new Set([1050, 1054, 1060, 1061, 1091, 1146]);

const SQLITE_SCHEMA = /already exists|no such (?:table|column|index)|duplicate column/;

const LOST_CODES = new Set(['PROTOCOL_CONNECTION_LOST', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT']);

/** True for an error that a retry of the whole transaction may not meet again. */
export function isTransient(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return MYSQL_TRANSIENT.has(errno ?? 0) || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** True where a statement has waited for a lock for as long as one may. */
export function isLockTimeout(error: unknown): boolean {
  return driverError(error).errno === MYSQL_LOCK_TIMEOUT;
}

/** True for a violation of a unique key. */
export function isDuplicate(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return errno === MYSQL_DUPLICATE || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

/** True when the server refused a statement unrun, and will refuse every other on this connection. */
export function isTurnedAway(error: unknown): boolean {
  return MYSQL_TURNED_AWAY.has(driverError(error).errno ?? 0);
}

/** True when the user lacks a right. */
export function refusesRights(error: unknown): boolean {
  const { errno = 0, code = '' } = driverError(error);
  return MYSQL_DENIED.has(errno) || code.startsWith('SQLITE_READONLY');
}

/** True when tables, columns or indices are not as a statement expects them. */
export function refusesSchema(error: unknown): boolean {
  const { errno = 0, code, message = '' } = driverError(error);
  return MYSQL_SCHEMA.has(errno) || (code === 'SQLITE_ERROR' && SQLITE_SCHEMA.test(message));
}

/** True for an error after which its connection is of no use. */
export function isConnectionUnusable(error: unknown): boolean {
  const { errno = 0, code = '', fatal = false } = driverError(error);
  return MYSQL_TURNED_AWAY.has(errno) || MYSQL_LOST.has(errno) || LOST_CODES.has(code) || fatal;
}

interface DriverError {
  readonly errno?: number;
  readonly code?: string;
  readonly message?: string;
  /** Set by mysql2 when the connection ends with the error. */
  readonly fatal?: boolean;
}

function driverError(error: unknown): DriverError {
  return error instanceof QueryFailedError ? (error.driverError as DriverError) : {};
}
