import type { Cores } from './processor';
import type { Pace } from './rounds';

/** Order for a run. */
export interface Order {
  /** Checkout that is measured, which has been built, and another one to measure beside it. */
  readonly root: string;
  readonly before: string | undefined;
  /** URL of a database server; undefined starts one. */
  readonly database: string | undefined;
  readonly isQuick: boolean;
  readonly cores: Cores | undefined;
  readonly print: (line: string) => void;
}

/** Lengths and numbers of a run. */
export interface Counts extends Pace {
  /** Accounts of each server; each is sent one code. */
  readonly accounts: number;
  readonly starts: number;
}
