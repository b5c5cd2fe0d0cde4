import type { CodeScope } from '../../otp';
import type { Purpose } from '../../common';
import { type Account, subjectOf } from './account';

/** Who a code is for: an account and its stored address, or nobody, played for a client that must not learn so. */
export type Recipient =
  | { readonly kind: 'account'; readonly account: Account; readonly target: string }
  | { readonly kind: 'decoy'; readonly target: string };

/** What a code to the address of an account may be good for. */
export type AccountPurpose = Extract<Purpose, 'recover' | 'change-password'>;

export const scopeOf = (app: string, purpose: AccountPurpose, recipient: Recipient): CodeScope => ({
  app,
  purpose,
  target: recipient.target,
  ...(recipient.kind === 'account' ? subjectsOf(recipient.account) : { ownerKey: 'decoy' }),
});

const subjectsOf = ({ id, credentialVersion }: Account): Pick<CodeScope, 'ownerKey' | 'formerOwnerKey'> => ({
  ownerKey: subjectOf({ id, credentialVersion }),
  ...(credentialVersion > 0 && { formerOwnerKey: subjectOf({ id, credentialVersion: credentialVersion - 1 }) }),
});
