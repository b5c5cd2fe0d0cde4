import type { EnteredCode, Locale } from '../../common';
import type { CodeRefusal } from '../../otp';
import type { AccountView } from '../accounts/account';
import type { AccountExists, PasswordRejected } from '../auth.refusals';
import type { RequestContext } from '../request-context';
import type { Registration } from './registration';
import type { RegistrationTarget } from './registration-target';

/** Registration that is to be stored, with the code that proves its address. */
export interface RegistrationRequest extends Registration {
  readonly context: RequestContext;
  readonly target: RegistrationTarget;
  readonly code: EnteredCode;
  /** Normalised. */
  readonly password: string;
  readonly locale: Locale;
}

/** Result of a registration: the new account. */
export interface Registered {
  readonly accountId: string;
  readonly account: AccountView;
}

/** Refusals of a registration that had passed all checks. */
export type RegistrarRefusal = CodeRefusal | AccountExists | PasswordRejected;
