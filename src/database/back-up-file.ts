import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import LibsqlDatabase from 'libsql';
import { sqliteCode } from './sqlite-connection';
import { DatabaseStartError } from './start-error';

/**
 * Writes a copy of an SQLite file, as of one moment, while servers go on reading and writing it. The copy is readable by its
 * owner only. Throws a DatabaseStartError when `target` exists, or cannot be written; nothing is left behind then.
 */
export function backUpFile(source: string, target: string): void {
  if (!existsSync(source)) throw new DatabaseStartError(`${source} does not exist`, 'check DATABASE_URL');
  reserve(target);
  try {
    const database = new LibsqlDatabase(source, { readonly: true });
    try {
      database.pragma('busy_timeout = 5000');
      database.prepare('VACUUM INTO ?').run([target]);
    } finally {
      database.close();
    }
  } catch (error) {
    rmSync(target, { force: true });
    throw new DatabaseStartError(
      `The backup cannot be written (${sqliteCode(error)})`,
      'check that the disk has room and that DATABASE_URL names an SQLite database',
      { cause: error },
    );
  }
}

/** Creates an empty file, which VACUUM INTO accepts; fails for one that exists, and for a link. */
function reserve(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new DatabaseStartError(`${file} exists`, 'name a new file; backups overwrite nothing');
    throw new DatabaseStartError(`${file} cannot be written (${code})`, 'check its folder and rights', {
      cause: error,
    });
  }
}
