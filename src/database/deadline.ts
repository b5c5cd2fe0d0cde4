import type { QueryRunner } from 'typeorm';

/** A little longer than a statement may wait for a lock (innodb_lock_wait_timeout): beyond it no answer will come. */
const DEADLINE_MS = 8_000;

/**
 * Settles as `work` does, or rejects after 8 seconds and destroys the runner's connection: one whose network died must
 * neither keep its place in the pool nor finish later what its caller gave up.
 */
export async function withinDeadline<T>(runner: QueryRunner, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expiry = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      destroy(runner);
      reject(new Error('the database did not answer in time'));
    }, DEADLINE_MS);
  });
  try {
    return await Promise.race([work, expiry]);
  } finally {
    clearTimeout(timer);
  }
}

/** A runner that still waits for a connection of the pool destroys the one that it gets. */
function destroy(runner: QueryRunner): void {
  runner.connect().then(
    (connection: { destroy?: () => void }) => connection.destroy?.(),
    () => undefined,
  );
}
