import { AuditRecorder } from '../../audit';
import { done, SystemClock } from '../../common';
import { DEFAULT_CLIENT } from '../../config';
import { restoreFile } from '../../database';
import { schema } from '../../schema';
import { type Command, failed, type Find, type Invocation, type Result, succeeded } from '../command';
import { operatorOf } from '../operator';

const MYSQL =
  'This command restores SQLite files. Restore a server with its own tools: mariadb <database> < <file> (MySQL: mysql), into an ' +
  'empty database, while no regain runs.';

/** `restore`: puts a backup in the place of the SQLite file, while no server uses it. */
export const restore: Command = {
  name: 'restore',
  usage: '<file> [--force] [--by <name>]',
  summary:
    'Puts a copy of a backup in the place of the SQLite file, which no server may use, and brings its tables up to date. --force ' +
    'replaces a file that is there.',
  example: './backup-1.sqlite --force',
  options: ['by'],
  flags: ['force'],
  takesArgument: true,
  run: (invocation) => replaceFile(invocation, operatorOf(invocation)),
};

async function replaceFile({ argument = '', flags, context }: Invocation, operator: string): Promise<Result> {
  const { connection } = context.config().database;
  if (connection.kind === 'mysql') return failed(MYSQL);
  await restoreFile(argument, connection.file, {
    schema,
    clock: new SystemClock(),
    overwrite: flags.has('force'),
    afterwards: () => context.withCore((find) => record(find, operator)),
  });
  return succeeded(`restored ${connection.file}`, { restored: connection.file });
}

async function record(find: Find, operator: string): Promise<void> {
  const caller = { app: DEFAULT_CLIENT, ip: 'local' };
  await find(AuditRecorder).record(caller, { event: 'restore-database', operator }, done(undefined));
}
