import type { Readable } from 'node:stream';
import type { Abstract, Type } from '@nestjs/common';
import type { AppConfig } from '../app.config';

/** How a command ended: one line for standard output, or one sentence why not. */
export type Result = { readonly ok: true; readonly line: string } | { readonly ok: false; readonly sentence: string };

export const succeeded = (line: string): Result => ({ ok: true, line });
export const failed = (sentence: string): Result => ({ ok: false, sentence });

/** What a command is given: its options and arguments as typed, and the context round it. */
export interface Invocation {
  readonly options: Readonly<Partial<Record<string, string>>>;
  readonly argument: string | undefined;
  readonly context: CliContext;
}

/** All that a command touches outside of its own words. */
export interface CliContext {
  /** Throws a ConfigError when the environment is not usable. */
  readonly config: () => AppConfig;
  readonly stdin: Readable;
  /** Opens the core, lets `work` ask it, and closes it again. Throws when the core cannot be opened. */
  readonly withCore: <T>(work: (find: Find) => Promise<T>) => Promise<T>;
}

/** Finds a use case, or a port, of the core. */
export type Find = <U>(token: Type<U> | Abstract<U>) => U;

/** One thing that `regain` can be told to do. */
export interface Command {
  readonly name: string;
  /** What may follow the name, and what it does, for the usage. */
  readonly usage: string;
  readonly summary: string;
  /** Names of its options; each takes a text. */
  readonly options: readonly string[];
  /** True when it takes one argument besides its options. */
  readonly takesArgument: boolean;
  /** Throws a UsageError when the invocation lacks something. */
  readonly run: (invocation: Invocation) => Promise<Result>;
}
