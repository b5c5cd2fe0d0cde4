import type { en } from './locales/en';
import type { CodeRefusal, PasswordRefusal, SendRefusal } from './recover.service';

/** Reasons for which a page of the recovery is shown again. */
export type RecoverReason = SendRefusal['reason'] | CodeRefusal['reason'] | PasswordRefusal['reason'] | 'start-again';

type PasswordRule = Extract<PasswordRefusal, { readonly reason: 'password-rejected' }>['rules'][number];

/** Text of a problem for each reason; reasons of which a person is told the same share one. */
export const PROBLEM_TEXTS = {
  'identifier-missing': 'identifier-missing',
  'link-needs-address': 'link-needs-address',
  'captcha-wrong': 'captcha-wrong',
  'captcha-expired': 'captcha-expired',
  'captcha-required': 'captcha-required',
  'target-invalid': 'target-invalid',
  'target-not-allowed': 'target-not-allowed',
  'channel-disabled': 'way-unavailable',
  'target-unbound': 'way-unavailable',
  'target-mismatch': 'way-unavailable',
  'target-ambiguous': 'way-unavailable',
  'too-frequent': 'too-frequent',
  throttled: 'throttled',
  unavailable: 'unavailable',
  'code-wrong': 'code-wrong',
  'code-expired': 'code-wrong',
  'code-exhausted': 'code-exhausted',
  'ticket-wrong': 'too-late',
  'ticket-expired': 'too-late',
  'account-unknown': 'too-late',
  'password-rejected': 'password-rejected',
  'start-again': 'start-again',
} as const satisfies Record<RecoverReason, string>;

/** Name of a text of the recovery pages. */
export type RecoverText = keyof typeof en.texts;

/** Strings of the recovery pages in one language. `{{…}}` is replaced. */
export interface RecoverStrings {
  readonly texts: Readonly<Record<RecoverText, string>>;
  readonly problems: Readonly<Record<(typeof PROBLEM_TEXTS)[RecoverReason], string>>;
  readonly rules: Readonly<Record<PasswordRule, string>>;
}
