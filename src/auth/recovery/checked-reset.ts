import type { Locale, Refusal } from '../../common';
import type { Account } from '../accounts/account';
import type { PasswordPolicy } from '../accounts/new-passwords';
import type { RequestContext } from '../request-context';
import type { Proof } from './proof';
import type { AccountPurpose } from './recipient';

/** Reset whose proof and new password have passed all checks. */
export interface CheckedReset<R extends Refusal> {
  readonly context: RequestContext;
  readonly account: Account;
  /** Normalised. */
  readonly password: string;
  /** Identifiers of the account as typed, in canonical form. */
  readonly typed: string | undefined;
  readonly purpose: AccountPurpose;
  /** Language of the flow: that of this request, or else of the request for the proof. */
  readonly locale: Locale | undefined;
  readonly proof: Proof<R>;
  /** Id of the proof. */
  readonly proofId: string;
  /** Name of the operator who sets the password; undefined for the owner. */
  readonly operator?: string | undefined;
}

/** Reset as it is asked for. */
export interface ResetRequest<R extends Refusal> extends Omit<
  CheckedReset<R>,
  'account' | 'password' | 'locale' | 'proofId'
> {
  /**
   * Account whose password is reset; undefined where there is none: every proof is refused then, at the cost of a wrong
   * one.
   */
  readonly account: Account | undefined;
  readonly newPassword: string;
  readonly policy: PasswordPolicy;
}

/** Audit details of a reset. */
export const resetDetails = ({
  purpose,
  account,
  typed,
  operator,
}: Pick<ResetRequest<Refusal>, 'purpose' | 'account' | 'typed' | 'operator'>) =>
  ({ event: 'reset-password', purpose, accountId: account?.id, typed, operator }) as const;
