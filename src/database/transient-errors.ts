import { QueryFailedError } from 'typeorm';

/** MySQL error codes: 1020 record changed, 1047 node leaves the cluster, 1205 lock wait timeout, 1213 deadlock. */
const MYSQL_TRANSIENT = new Set([1020, 1047, 1205, 1213]);

const MYSQL_DUPLICATE = 1062;

/** True for a transient error, such as a deadlock, after which a retry of the whole transaction can succeed. */
export function isTransient(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return MYSQL_TRANSIENT.has(errno ?? 0) || (code?.startsWith('SQLITE_BUSY') ?? false);
}

/** True for a violation of a unique key. */
export function isDuplicate(error: unknown): boolean {
  const { errno, code } = driverError(error);
  return errno === MYSQL_DUPLICATE || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

function driverError(error: unknown): { errno?: number; code?: string } {
  return error instanceof QueryFailedError ? (error.driverError as { errno?: number; code?: string }) : {};
}
