import type { Purpose } from '../../common';
import type { CodeScope } from '../../otp';
import { type Account, ownerKeyOf } from '../accounts/account';
import type { Phone } from '../accounts/phone';

/** Recipient of a code or link: an account at its stored address, or a decoy where there is no account. */
export type Recipient =
  | {
      readonly kind: 'account';
      readonly account: Account;
      readonly target: string;
      /** The target, parsed, where the lookup contained a phone number. */
      readonly phone?: Phone | undefined;
    }
  | { readonly kind: 'decoy'; readonly target: string };

/** Purposes of a code that is sent to an account's address. */
export type AccountPurpose = Extract<Purpose, 'recover' | 'change-password'>;

/** Account of a recipient. Returns undefined for a decoy, or without a recipient. */
export const accountOf = (recipient: Recipient | undefined): Account | undefined =>
  recipient?.kind === 'account' ? recipient.account : undefined;

/** Account and target of a recipient for an audit entry; empty for a decoy. */
export const auditSubject = (recipient: Recipient | undefined) =>
  recipient?.kind === 'account' ? { accountId: recipient.account.id, target: recipient.target } : {};

export const scopeOf = (app: string, purpose: AccountPurpose, recipient: Recipient): CodeScope => ({
  app,
  purpose,
  target: recipient.target,
  ...(recipient.kind === 'account' ? ownerKeysOf(recipient.account) : { ownerKey: 'decoy' }),
});

const ownerKeysOf = ({ id, credentialVersion }: Account): Pick<CodeScope, 'ownerKey' | 'formerOwnerKey'> => ({
  ownerKey: ownerKeyOf({ id, credentialVersion }),
  ...(credentialVersion > 0 && { formerOwnerKey: ownerKeyOf({ id, credentialVersion: credentialVersion - 1 }) }),
});
