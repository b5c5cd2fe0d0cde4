import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import LibsqlDatabase from 'libsql';
import { DatabaseStartError } from './start-error';

/**
 * Function that releases a file lock. The operating system holds the lock, so the death of the process releases it too.
 */
export type ReleaseLock = () => void;

/**
 * Locks an SQLite file for one server process: rate limits and leases are safe on SQLite only while a single process
 * serves. The command line takes no lock and works beside it. Throws a DatabaseStartError when another process holds the lock.
 */
export function lockFile(file: string): ReleaseLock {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const lock = new LibsqlDatabase(`${file}.lock`);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch {
    lock.close();
    throw new DatabaseStartError(
      `another regain already serves ${file}`,
      'run several processes on MySQL (DATABASE_URL=mysql://…), not on one SQLite file',
    );
  }
  return () => {
    lock.close();
  };
}
