import type { Readable } from 'node:stream';
import type { Abstract, Type } from '@nestjs/common';
import type { AppConfig } from '../app.config';

/** Result of a command: one line for standard output, or one sentence that says why it failed. */
export type Result = { readonly ok: true; readonly line: string } | { readonly ok: false; readonly sentence: string };

export const succeeded = (line: string): Result => ({ ok: true, line });
export const failed = (sentence: string): Result => ({ ok: false, sentence });

/** Invocation of a command: its options and argument as typed, and the context. */
export interface Invocation {
  readonly options: Readonly<Partial<Record<string, string>>>;
  readonly argument: string | undefined;
  /** Names of the flags that were given. */
  readonly flags: ReadonlySet<string>;
  readonly context: CliContext;
}

/** Environment of a command; tests give another one. */
export interface CliContext {
  /** Throws a ConfigError when the environment is not usable. */
  readonly config: () => AppConfig;
  readonly stdin: Readable;
  /** Opens an application context, runs `work` on it and closes it again. Rejects when it cannot be opened. */
  readonly withCore: <T>(work: (find: Find) => Promise<T>) => Promise<T>;
}

/** Returns a provider of the application context. */
export type Find = <U>(token: Type<U> | Abstract<U>) => U;

/** Command of `regain`. */
export interface Command {
  readonly name: string;
  /** Former names, which are accepted and not listed. */
  readonly aliases?: readonly string[];
  /** Options and argument, for the usage text. */
  readonly usage: string;
  readonly summary: string;
  /** Arguments of a call that works, for the command's own help. */
  readonly example: string;
  /** Names of its options; each takes a text. */
  readonly options: readonly string[];
  /** Names of its options without a value. */
  readonly flags?: readonly string[];
  /** True when it takes one argument besides its options. */
  readonly takesArgument: boolean;
  /** Throws a UsageError when the invocation lacks something. */
  readonly run: (invocation: Invocation) => Promise<Result>;
}
