import { parseArgs } from 'node:util';
import type { Command, Invocation } from './command';

/**
 * Error of wrong usage of a command, answered with the usage text. Its message contains names of options, never values.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

interface Arguments extends Pick<Invocation, 'options' | 'argument' | 'flags'> {
  /** True with `--json`, which every command takes: its result is for a program. */
  readonly isJson: boolean;
}

/** Parses the arguments after a command's name. Throws a UsageError, whose message contains no given value. */
export function readArguments(command: Command, given: readonly string[]): Arguments {
  const { values, positionals } = parse(command, given);
  const [argument, ...rest] = positionals;
  if (rest.length > 0 || (argument !== undefined && command.takesArgument === false))
    throw new UsageError('too many arguments');
  if (argument === undefined && command.takesArgument === true) throw new UsageError('an argument is missing');
  const options = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
  const flags = new Set(Object.keys(values).filter((name) => values[name] === true));
  return { options: options as Arguments['options'], argument, flags, isJson: values['json'] === true };
}

function parse(command: Command, given: readonly string[]) {
  const options = Object.fromEntries([
    ...command.options.map((name) => [name, { type: 'string' as const }]),
    ...['json', ...(command.flags ?? [])].map((name) => [name, { type: 'boolean' as const }]),
  ]) as Record<string, { readonly type: 'string' | 'boolean' }>;
  try {
    return parseArgs({ args: dashedLast(given, command.options), options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(complaint(error as NodeJS.ErrnoException));
  }
}

/**
 * Arguments with those that begin with one dash behind a `--`, which ends the options: no option has one dash, but ids of accounts
 * may begin with it. The value of an option stays where it is.
 */
function dashedLast(given: readonly string[], options: readonly string[]): string[] {
  if (given.includes('--')) return [...given];
  const isDashed = (argument: string, index: number): boolean =>
    /^-[^-]/.test(argument) && !options.includes(given[index - 1]?.replace(/^--/, '') ?? '');
  return [...given.filter((each, index) => !isDashed(each, index)), '--', ...given.filter(isDashed)];
}

/**
 * Message of a usage error, written here because that of Node.js repeats the given values, one of which may be a
 * password.
 */
function complaint({ code, message }: NodeJS.ErrnoException): string {
  const option = /'(?:-\w, )?(--[a-z-]+)/i.exec(message)?.[1] ?? 'an option';
  return code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION' ? `${option} is unknown` : `${option} needs a value`;
}

/** Whole number of an option, from `min` to `max`. Throws a UsageError for any other text. */
export function wholeNumber(option: string, given: string, { min, max }: { min: number; max: number }): number {
  const number = /^\d{1,16}$/.test(given) ? Number(given) : NaN;
  if (number >= min && number <= max) return number;
  throw new UsageError(`--${option} takes ${String(min)} to ${String(max)}`);
}

/** Usage text of the given commands. */
export function usage(commands: readonly Command[]): string {
  const entries = commands.map(
    (command) =>
      `  ${[command.name, command.usage, '[--json]'].filter((part) => part !== '').join(' ')}\n      ${command.summary}`,
  );
  return ['Usage: npm run regain -- <command>', '', ...entries].join('\n');
}

/** Help of one command: its usage and an example. */
export const help = (command: Command): string =>
  [usage([command]), '', 'Example:', `  ${`npm run regain -- ${command.name} ${command.example}`.trim()}`].join('\n');
