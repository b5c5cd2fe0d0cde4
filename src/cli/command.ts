import type { Readable } from 'node:stream';
import type { Abstract, Type } from '@nestjs/common';
import type { AppConfig } from '../app.config';

/**
 * Result of a command: text for standard output, or a sentence with the reason of its failure; `data` is what `--json` writes
 * instead.
 */
export type Result = (
  { readonly ok: true; readonly line: string } | { readonly ok: false; readonly sentence: string }
) & {
  readonly data: object;
};

/** Result for people, and for programs. */
export const succeeded = (line: string, data: object = { result: line }): Result => ({ ok: true, line, data });
export const failed = (sentence: string, data: object = { error: sentence }): Result => ({ ok: false, sentence, data });

/** Invocation of a command: its options and argument as typed, and the context. */
export interface Invocation {
  readonly options: Readonly<Partial<Record<string, string>>>;
  readonly argument: string | undefined;
  /** Names of the flags that were given. */
  readonly flags: ReadonlySet<string>;
  readonly context: CliContext;
}

/** Context of a command: configuration, standard input and application; replaceable in tests. */
export interface CliContext {
  /** Returns the configuration. Throws a ConfigError when the environment is invalid. */
  readonly config: () => AppConfig;
  /** `isTTY` is true for a terminal. */
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Creates an application context, runs `work` on it and closes it again. Rejects when it cannot be created. */
  readonly withCore: <T>(work: (find: Find) => Promise<T>) => Promise<T>;
}

/** Function that returns a provider of the application context. */
export type Find = <U>(token: Type<U> | Abstract<U>) => U;

/** Command of the program `regain`. */
export interface Command {
  readonly name: string;
  /** Former names of the command, which still work but are not listed. */
  readonly aliases?: readonly string[];
  /** Options and argument of the command, for the usage text. */
  readonly usage: string;
  readonly summary: string;
  /** Arguments of a working example, for the help text of the command. */
  readonly example: string;
  /** Names of the command's options; each takes a text. */
  readonly options: readonly string[];
  /** Names of the command's options without a value. */
  readonly flags?: readonly string[];
  /** True when the command takes one argument besides its options; `optional` when it may be left out. */
  readonly takesArgument: boolean | 'optional';
  /** Runs the command. Throws a UsageError when the invocation lacks an option or the argument. */
  readonly run: (invocation: Invocation) => Promise<Result>;
}
