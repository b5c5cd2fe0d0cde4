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
 * serves. The command line takes no lock and works beside it. Throws a DatabaseStartError when another process holds the
 * lock, or the folder cannot be written.
 */
export function lockFile(file: string): ReleaseLock {
  const lock = openLock(file);
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    throw isHeld(error) ? held(file) : notWritable(file, error);
  }
  return () => {
    lock.close();
  };
}

function openLock(file: string): LibsqlDatabase.Database {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    return new LibsqlDatabase(`${file}.lock`);
  } catch (error) {
    throw notWritable(file, error);
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

const isHeld = (error: unknown): boolean => codeOf(error).startsWith('SQLITE_BUSY');

const held = (file: string): DatabaseStartError =>
  new DatabaseStartError(
    `another regain already serves ${file}`,
    'stop it, or run several processes on MySQL (DATABASE_URL=mysql://…), not on one SQLite file',
  );

const notWritable = (file: string, error: unknown): DatabaseStartError =>
  new DatabaseStartError(
    `${file} cannot be written (${codeOf(error)})`,
    'give this user the folder, or name another file in DATABASE_URL',
  );
