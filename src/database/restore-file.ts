import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import type { Clock } from '../common';
import { backUpFile } from './back-up-file';
import type { Schema } from './data-source-options';
import { lockFile } from './file-lock';
import { inspectDatabase } from './inspect-database';
import { DatabaseStartError } from './start-error';

/** Files of an SQLite database: itself, its write-ahead log and the index of that log. */
const SUFFIXES = ['', '-wal', '-shm'];

/** Tools of a restore: the tables that this release knows, and the clock. */
export interface RestoreTools {
  readonly schema: Schema;
  readonly clock: Clock;
}

/**
 * Puts a copy of a backup in the place of an SQLite file, and runs `afterwards` before a server may open it. The copy is made and
 * checked beside the file; a process that is killed leaves the former file, the restored one, or none, never a mixture. Throws a
 * DatabaseStartError, and leaves the file as it is, when a server holds it, when it exists and `overwrite` is false, or when the
 * backup is no database of regain, is damaged, or was made by a newer release.
 */
export async function restoreFile(
  backup: string,
  file: string,
  { overwrite, afterwards, ...tools }: RestoreTools & { overwrite: boolean; afterwards: () => Promise<void> },
): Promise<void> {
  if (!existsSync(backup)) throw new DatabaseStartError(`${backup} does not exist`, 'name the file that backup wrote');
  const release = lockFile(file);
  try {
    if (existsSync(file) && !overwrite)
      throw new DatabaseStartError(`${file} exists`, 'give --force to replace it, or back it up first');
    const copy = `${file}.restoring`;
    remove(copy);
    try {
      copyBackup(backup, copy);
      await check(backup, copy, tools);
      replace(file, copy);
    } finally {
      remove(copy);
    }
    await afterwards();
  } finally {
    release();
  }
}

function copyBackup(backup: string, copy: string): void {
  try {
    backUpFile(backup, copy);
  } catch (error) {
    throw new DatabaseStartError(
      `${backup} cannot be copied beside the file of DATABASE_URL`,
      'check that it is a file that backup wrote, and that the disk has room',
      { cause: error },
    );
  }
}

async function check(backup: string, copy: string, { schema, clock }: RestoreTools): Promise<void> {
  const found = await inspectDatabase({ kind: 'sqlite', file: copy }, schema, clock);
  if (found.pendingMigrations.length === schema.migrations.length)
    throw new DatabaseStartError(`${backup} is no database of regain`, 'name a file that backup wrote');
  if (found.unknownMigrations.length > 0)
    throw new DatabaseStartError(
      `${backup} was written by a newer release (${found.unknownMigrations.join(', ')})`,
      'restore it with that release',
    );
  if (found.schemaDifferences.length > 0)
    throw new DatabaseStartError(
      `The tables of ${backup} are not as its migrations make them (${found.schemaDifferences.join('; ')})`,
      'name another backup',
    );
}

/** Replaces a file; the former write-ahead log goes first, because it would be read into the copy. */
function replace(file: string, copy: string): void {
  const handle = openSync(copy, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  remove(file);
  renameSync(copy, file);
}

function remove(file: string): void {
  for (const suffix of SUFFIXES.toReversed()) rmSync(`${file}${suffix}`, { force: true });
}
