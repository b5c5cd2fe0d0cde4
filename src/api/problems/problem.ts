/** Members of a problem that its code does not tell. */
interface ProblemExtras {
  readonly retryAfter?: number;
  readonly field?: string;
  readonly rules?: readonly string[];
}

/** Answer of /v1 to a refusal: the code, its status and texts, and what this refusal adds to them. */
export class Problem {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {}

  with(extras: ProblemExtras, status = this.status): Problem {
    return new Problem(this.code, status, this.title, this.detail, extras);
  }
}
