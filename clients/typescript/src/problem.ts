import type { components } from './schema.js';

/** Problem document (RFC 9457) of an answer that is no success. */
export type Problem = components['schemas']['Problem'];

/** Error of a call that the service refused: its problem document, with `code` for what the program decides by. */
export class RegainProblem extends Error {
  override readonly name = 'RegainProblem';
  readonly type: string;
  readonly status: number;
  /** Outcome, such as `code-wrong` or `too-frequent`; undefined where the status says all. */
  readonly code: string | undefined;
  /** Seconds to wait before the next try; undefined where none are told. */
  readonly retryAfter: number | undefined;
  /** Member of the request that is malformed. */
  readonly field: string | undefined;
  /** Rules that a rejected password breaks. */
  readonly rules: readonly string[];

  constructor(readonly problem: Problem) {
    super(problem.detail ?? problem.title);
    this.type = problem.type;
    this.status = problem.status;
    this.code = problem.code;
    this.retryAfter = problem.retryAfter;
    this.field = problem.field;
    this.rules = problem.rules ?? [];
  }
}

/** Problem of an answer: its document, or the status alone where something between answered otherwise. */
export function problemOf(error: unknown, { status, statusText }: Response): RegainProblem {
  const isProblem = typeof error === 'object' && error !== null && 'title' in error && 'status' in error;
  return new RegainProblem(isProblem ? (error as Problem) : { type: 'about:blank', title: statusText, status });
}
