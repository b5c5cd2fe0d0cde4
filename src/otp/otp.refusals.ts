/** Refusal of a send by a rate limit; a later send can succeed. */
export interface TooFrequent {
  readonly reason: 'too-frequent';
  readonly retryAfterSeconds: number;
}

/** Refusal of a send that is admitted once a captcha is solved. */
export interface CaptchaRequired {
  readonly reason: 'captcha-required';
}

export type IssueRefusal = TooFrequent | CaptchaRequired;

/**
 * Refusals of a code. `code-wrong`: not a code of this scope, or none was requested. `code-expired`: too old, used, or
 * replaced by two newer ones. `code-exhausted`: the limit of wrong attempts is reached, and the code was not compared.
 */
export type CodeRefusal =
  { readonly reason: 'code-wrong' } | { readonly reason: 'code-expired' } | { readonly reason: 'code-exhausted' };
