/** Promise, the figure that is promised, and the one that a proof measured here. */
export interface ProofRow {
  readonly promise: string;
  /** Such as `0` or `at most 9`. */
  readonly figure: string;
  /** Such as `0 of 1,000 codes`. */
  readonly measured: string;
  readonly holds: boolean;
}

export interface ProofRequest {
  /** True for smaller counts, where the proof has counts. */
  readonly isQuick: boolean;
  /** Arguments after the name of the proof. */
  readonly args: readonly string[];
}

export interface Proof {
  readonly name: string;
  /** Subject, for the list and for a proof that gives no rows. */
  readonly subject: string;
  /** Prints details, and returns a row for each promise. Throws `ToolMissing` where it cannot run. */
  readonly run: (request: ProofRequest) => Promise<readonly ProofRow[]>;
}

/** Error for a program that a proof needs and this machine does not have: the proof is skipped. */
export class ToolMissing extends Error {}

/** Row of a count that is promised to be zero. */
export const noneOf = (promise: string, count: number, of: string): ProofRow => ({
  promise,
  figure: '0',
  measured: `${counted(count)} of ${of}`,
  holds: count === 0,
});

/** Number with commas between thousands. */
export const counted = (number: number): string => number.toLocaleString('en-US');
