import type { Locale, Refusal } from '../../common';
import type { Account } from '../accounts/account';
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
}

/** Audit details of a reset. */
export const resetDetails = ({
  purpose,
  account,
  typed,
}: {
  readonly purpose: AccountPurpose;
  readonly account: Account | undefined;
  readonly typed: string | undefined;
}) => ({ event: 'reset-password', purpose, accountId: account?.id, typed }) as const;
