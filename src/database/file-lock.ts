import LibsqlDatabase from 'libsql';

/** Gives the file back; a process that dies gives it back too, since the operating system holds the lock. */
export type ReleaseLock = () => void;

/**
 * Claims an SQLite file for one server process: limits and leases are safe on SQLite only while a single process
 * serves. The command line works beside it.
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
