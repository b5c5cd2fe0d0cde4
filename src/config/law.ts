import type { Env } from './env';

/** A rule over several variables. It is asked only when all that it reads could be read; the first one gets the blame. */
export interface ConfigRule {
  readonly reads: readonly [keyof Env, ...(keyof Env)[]];
  readonly rule: string;
  readonly isBroken: (env: Env) => boolean;
}
