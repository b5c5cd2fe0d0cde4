import type { Throttled } from '../common';
import type { LimitName } from '../config';

/** Limit of a send: a name of LIMITS, or a block by an operator. */
export type SendLimit = LimitName | 'blockedTarget' | 'blockedClient';

/** Refusal of a send by a rate limit; a later send can succeed. */
export interface TooFrequent {
  readonly reason: 'too-frequent';
  readonly retryAfterSeconds: number;
  /** Limit with the longest wait, for the log. */
  readonly limit: SendLimit;
}

/** Refusal of a send that is admitted once a captcha is solved. */
export interface CaptchaRequired {
  readonly reason: 'captcha-required';
}

export type IssueRefusal = TooFrequent | CaptchaRequired;

/**
 * Refusals of a code. `code-wrong`: not a code of this scope, or none was requested. `code-expired`: too old, used, or
 * replaced by two newer ones. `code-exhausted`: the limit of wrong attempts is reached, and the code was not compared.
 * `throttled`: the client address has entered too many wrong codes while the service is attacked.
 */
export type CodeRefusal =
  | Throttled
  | { readonly reason: 'code-wrong' }
  | { readonly reason: 'code-expired' }
  | {
      readonly reason: 'code-exhausted';
      /** Limit that is reached, for the log; one with a pause has its rest, the attempts of a challenge have none. */
      readonly limit: LimitName;
      readonly retryAfterSeconds?: number;
    };
