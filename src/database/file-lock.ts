import LibsqlDatabase from 'libsql';

/**
 * Function that releases a file lock. The operating system holds the lock, so the death of the process releases it too.
 */
export type ReleaseLock = () => void;

/**
 * Locks an SQLite file for one server process: rate limits and leases are safe on SQLite only while a single process
 * serves. The command line takes no lock and works beside it. Throws when another process holds the lock.
 */
export function lockFile(file: string): ReleaseLock {
  const lock = new LibsqlDatabase(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new Error(
      `another regain already serves ${file}; run several processes on MySQL (DATABASE_URL=mysql://…), not on one SQLite file`,
    );
  }
  return () => {
    lock.close();
  };
}
