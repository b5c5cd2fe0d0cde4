/** Refusal of a send by a limit that leaves room later. */
export interface TooFrequent {
  readonly reason: 'too-frequent';
  readonly retryAfterSeconds: number;
}

/** Refusal of a send that is admitted once a captcha is passed. */
export interface CaptchaRequired {
  readonly reason: 'captcha-required';
}

export type IssueRefusal = TooFrequent | CaptchaRequired;

/**
 * `code-wrong`: not a code of this scope, or none was asked for. `code-expired`: too old, used, or replaced by two newer
 * ones. `code-exhausted`: the limit of wrong attempts is reached, and the code was not compared.
 */
export type CodeRefusal =
  { readonly reason: 'code-wrong' } | { readonly reason: 'code-expired' } | { readonly reason: 'code-exhausted' };
