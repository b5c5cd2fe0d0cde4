/** A send that some limit does not admit yet. */
export interface TooFrequent {
  readonly reason: 'too-frequent';
  readonly retryAfterSeconds: number;
}

/** A send that is admitted only after a captcha was passed. */
export interface CaptchaRequired {
  readonly reason: 'captcha-required';
}

export type IssueRefusal = TooFrequent | CaptchaRequired;

/**
 * `code-wrong`: not a code of this scope, or none was asked for. `code-expired`: too old, used, or replaced by two newer
 * ones. `code-exhausted`: the guess budget is spent, and the guess was not looked at.
 */
export type CodeRefusal =
  { readonly reason: 'code-wrong' } | { readonly reason: 'code-expired' } | { readonly reason: 'code-exhausted' };
