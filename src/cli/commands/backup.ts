import { backUpFile } from '../../database';
import { type Command, failed, type Invocation, type Result, succeeded } from '../command';

const MYSQL =
  'This command copies SQLite files. Back up a server with its own tools: mariadb-dump --single-transaction <database> ' +
  '(MySQL: mysqldump), or mariadb-backup, MySQL Shell or a snapshot of your provider for a large one.';

/** `backup`: copies the SQLite file, also while a server uses it. */
export const backup: Command = {
  name: 'backup',
  usage: '<file>',
  summary:
    'Copies the SQLite file into a new one, also while a server uses it; restore puts it back. Keep SECRET_KEYS with it.',
  example: './backup-1.sqlite',
  options: [],
  takesArgument: true,
  run: (invocation) => Promise.resolve().then(() => copy(invocation)),
};

function copy({ argument: file = '', context }: Invocation): Result {
  const { connection } = context.config().database;
  if (connection.kind === 'mysql') return failed(MYSQL);
  backUpFile(connection.file, file);
  return succeeded(`wrote ${file}`, { file });
}
