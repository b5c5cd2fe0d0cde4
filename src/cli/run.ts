import { ConfigError } from '../config';
import { readArguments, usage, UsageError } from './arguments';
import type { CliContext, Command } from './command';
import { createAccount } from './commands/accounts-create';
import { showAccount } from './commands/accounts-show';
import { createClient } from './commands/clients-create';
import { doctor } from './commands/doctor';
import { migrate } from './commands/migrate';

/** All commands of the program, in the order of the usage text. */
const commands: readonly Command[] = [createAccount, showAccount, createClient, migrate, doctor];

/** Output and exit code of the process: 0 done, 1 refused, 2 wrong usage. */
export interface Ending {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout?: string;
  readonly stderr?: string;
}

/** Runs the command named by the arguments. Rejects on outages, such as a database that is down. */
export async function run([name, ...given]: readonly string[], context: CliContext): Promise<Ending> {
  if (name === undefined || name === 'help' || name === '--help') return { exitCode: 0, stdout: usage(commands) };
  const command = commands.find((known) => known.name === name || known.aliases?.includes(name));
  if (!command) return { exitCode: 2, stderr: `There is no such command.\n\n${usage(commands)}` };
  try {
    return await execute(command, given, context);
  } catch (error) {
    if (error instanceof UsageError)
      return { exitCode: 2, stderr: `${name}: ${error.message}.\n\n${usage([command])}` };
    if (error instanceof ConfigError) return { exitCode: 1, stderr: error.message };
    throw error;
  }
}

async function execute(command: Command, given: readonly string[], context: CliContext): Promise<Ending> {
  const result = await command.run({ ...readArguments(command, given), context });
  return result.ok ? { exitCode: 0, stdout: result.line } : { exitCode: 1, stderr: result.sentence };
}
