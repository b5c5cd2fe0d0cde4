import type { QueryRunner } from 'typeorm';
import { withTimeout } from '../common';

/** A little longer than a statement may wait for a lock (innodb_lock_wait_timeout): beyond it no answer will come. */
const DEADLINE_MS = 8_000;

/**
 * Settles as `work` does, or rejects after 8 seconds and destroys the runner's connection: one whose network died must
 * neither keep its place in the pool nor finish later what its caller gave up.
 */
export function withinDeadline<T>(runner: QueryRunner, work: Promise<T>): Promise<T> {
  return withTimeout(work, DEADLINE_MS, () => {
    destroy(runner);
    throw new Error('the database did not answer in time');
  });
}

/** A runner that still waits for a connection of the pool destroys the one that it gets. */
function destroy(runner: QueryRunner): void {
  runner.connect().then(
    (connection: { destroy?: () => void }) => connection.destroy?.(),
    () => undefined,
  );
}
