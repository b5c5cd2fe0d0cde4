import { parseArgs } from 'node:util';
import type { Command, Invocation } from './command';
import { UsageError } from './usage-error';

type Arguments = Pick<Invocation, 'options' | 'argument'>;

/** Reads what follows the name of a command. Throws a UsageError, in which no given value appears. */
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

/** Node's own words repeat what was typed, and that may be a password. */
function complaint({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(?:-\w, )?(--[a-z-]+)/i.exec(message)?.[1] ?? 'an option';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `${option} is unknown` : `${option} needs a value`;
}
