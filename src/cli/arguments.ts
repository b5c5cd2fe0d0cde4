import { parseArgs } from 'node:util';
import type { Command, Invocation } from './command';

/**
 * Error of wrong usage of a command, answered with the usage text. Its message contains names of options, never values.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

type Arguments = Pick<Invocation, 'options' | 'argument'>;

/** Parses the arguments after a command's name. Throws a UsageError, whose message contains no given value. */
export function readArguments(command: Command, given: readonly string[]): Arguments {
  const { values, positionals } = parse(command, given);
  const [argument, ...rest] = positionals;
  if (rest.length > 0 || (argument !== undefined && !command.takesArgument)) throw new UsageError('too many arguments');
  if (argument === undefined && command.takesArgument) throw new UsageError('an argument is missing');
  return { options: values, argument };
}

function parse(command: Command, given: readonly string[]) {
  const options = Object.fromEntries(command.options.map((name) => [name, { type: 'string' } as const]));
  try {
    return parseArgs({ args: [...given], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(complaint(error as NodeJS.ErrnoException));
  }
}

/**
 * Message of a usage error, written here because that of Node.js repeats the given values, one of which may be a
 * password.
 */
function complaint({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(?:-\w, )?(--[a-z-]+)/i.exec(message)?.[1] ?? 'an option';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `${option} is unknown` : `${option} needs a value`;
}

/** Usage text of the given commands. */
export function usage(commands: readonly Command[]): string {
  const entries = commands.map((command) => `  ${`${command.name} ${command.usage}`.trim()}\n      ${command.summary}`);
  return ['Usage: npm run regain -- <command>', '', ...entries].join('\n');
}
