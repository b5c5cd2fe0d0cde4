import type { QueryRunner } from 'typeorm';

/** A little longer than a statement may wait for a lock (innodb_lock_wait_timeout): beyond it nobody will answer. */
const DEADLINE_MS = 8_000;

/**
 * Waits for the database so long and no longer. A connection that does not answer, because its network died without a
 * word, is destroyed: it must neither keep its place in the pool nor finish later what its caller gave up.
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

/** One that is still waiting for its place in the pool is destroyed when it gets it. */
function destroy(runner: QueryRunner): void {
  runner.connect().then(
    (connection: { destroy?: () => void }) => connection.destroy?.(),
    () => undefined,
  );
}
