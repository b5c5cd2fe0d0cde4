import type { QueryRunner } from 'typeorm';
import { withTimeout } from '../common';

/** A little longer than a statement may wait for a lock (innodb_lock_wait_timeout). */
const DEADLINE_MS = 8_000;

/**
 * Limits a statement to {@link DEADLINE_MS}. A connection that does not answer in time, because its network died silently, is
 * destroyed: it must neither keep its place in the pool nor finish later what its caller gave up.
 */
export function withinDeadline<T>(runner: QueryRunner, work: Promise<T>): Promise<T> {
  return withTimeout(work, DEADLINE_MS, () => {
    destroy(runner);
    throw new Error('the database did not answer in time');
  });
}

/** Destroys the connection; one that still waits for its place in the pool, as soon as it gets it. */
function destroy(runner: QueryRunner): void {
  runner.connect().then(
    (connection: { destroy?: () => void }) => connection.destroy?.(),
    () => undefined,
  );
}
