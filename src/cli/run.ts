import { ConfigError } from '../config';
import { DatabaseStartError } from '../database';
import { help, readArguments, usage, UsageError } from './arguments';
import type { CliContext, Command } from './command';
import { forgetAccount } from './commands/accounts-forget';
import { exportAudit, showAudit, verifyAudit } from './commands/audit';
import { setPassword } from './commands/accounts-set-password';
import { backup } from './commands/backup';
import { block, listBlocks, unblock } from './commands/blocks';
import { createAccount } from './commands/accounts-create';
import { listAccounts } from './commands/accounts-list';
import { lockAccount, unlockAccount } from './commands/accounts-lock';
import { exportAccounts } from './commands/accounts-export';
import { importAccounts } from './commands/accounts-import';
import { serveExample } from './commands/accounts-serve-example';
import { wrapAccounts } from './commands/accounts-wrap';
import { showAccount } from './commands/accounts-show';
import { createClient } from './commands/clients-create';
import { listClients, rotateClient } from './commands/clients-rotate';
import { seedHistory } from './commands/demo-seed-history';
import { inviteOperator, listOperators, removeOperator } from './commands/console';
import { doctor } from './commands/doctor';
import { listKeys, rotateKeys } from './commands/keys';
import { showOverview } from './commands/overview';
import { listEvents, replayEvents } from './commands/events';
import { showFunnel } from './commands/funnel';
import { showMessage } from './commands/messages-show';
import { migrate } from './commands/migrate';
import { endSessions, listSessions } from './commands/sessions';
import { restore } from './commands/restore';
import { showSpend } from './commands/spend';
import { timeline } from './commands/timeline';

/** All commands of the program, in the order of the usage text. */
const commands: readonly Command[] = [
  createAccount,
  showAccount,
  listAccounts,
  lockAccount,
  unlockAccount,
  importAccounts,
  exportAccounts,
  wrapAccounts,
  setPassword,
  forgetAccount,
  serveExample,
  listSessions,
  endSessions,
  createClient,
  block,
  unblock,
  listBlocks,
  inviteOperator,
  listOperators,
  removeOperator,
  showSpend,
  showFunnel,
  showOverview,
  seedHistory,
  timeline,
  showAudit,
  exportAudit,
  verifyAudit,
  rotateClient,
  listClients,
  showMessage,
  listEvents,
  replayEvents,
  listKeys,
  rotateKeys,
  migrate,
  backup,
  restore,
  doctor,
];

/** Output and exit code of the process: 0 done, 1 refused, 2 wrong usage. */
export interface Ending {
  readonly exitCode: 0 | 1 | 2;
  readonly stdout?: string;
  readonly stderr?: string;
}

const HELP = new Set(['help', '--help', '-h']);

/** Runs the command named by the arguments. Rejects on outages, such as a database that is down. */
export async function run([name = 'help', ...given]: readonly string[], context: CliContext): Promise<Ending> {
  if (HELP.has(name) && given.length === 0) return { exitCode: 0, stdout: usage(commands) };
  const named = name === 'help' ? given[0] : name;
  const command = commands.find((known) => known.name === named || known.aliases?.includes(named ?? ''));
  if (!command) return { exitCode: 2, stderr: `There is no such command.\n\n${usage(commands)}` };
  if (HELP.has(name) || given.some((argument) => HELP.has(argument) && argument !== 'help'))
    return { exitCode: 0, stdout: help(command) };
  return execute(command, given, context).catch((error: unknown) => endingOf(error, command, name));
}

/** Ending of a command that threw. Throws the error again when it is no fault of the user. */
function endingOf(error: unknown, command: Command, name: string): Ending {
  if (error instanceof UsageError) return { exitCode: 2, stderr: `${name}: ${error.message}.\n\n${usage([command])}` };
  if (error instanceof ConfigError || error instanceof DatabaseStartError)
    return { exitCode: 1, stderr: error.message };
  throw error;
}

async function execute(command: Command, given: readonly string[], context: CliContext): Promise<Ending> {
  const { isJson, ...invocation } = readArguments(command, given);
  const result = await command.run({ ...invocation, context });
  if (isJson) return { exitCode: result.ok ? 0 : 1, stdout: JSON.stringify(result.data) };
  return result.ok ? { exitCode: 0, stdout: result.line } : { exitCode: 1, stderr: result.sentence };
}
