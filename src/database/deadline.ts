import type { QueryRunner } from 'typeorm';
import { StatedError, withTimeout } from '../common';
import { destroyConnection } from './connection-disposal';

/**
 * Time limit of database work in milliseconds. A little longer than a statement may wait for a lock
 * (innodb_lock_wait_timeout): beyond it no answer is to be expected.
 */
const DEADLINE_MS = 8_000;

/**
 * Settles as `work` does, or rejects after 8 seconds and destroys the runner's connection: a broken connection must
 * neither stay in the pool nor complete work that its caller has given up.
 */
export function withinDeadline<T>(runner: QueryRunner, work: Promise<T>): Promise<T> {
  return withTimeout(work, DEADLINE_MS, () => {
    destroyConnection(runner);
    throw new StatedError('the database did not answer in time');
  });
}
