import type { ChannelKind, Purpose } from '../../common';
import type { CodeScope } from '../../otp';
import { type Account, ownerKeyOf } from '../accounts/account';
import type { Phone } from '../accounts/phone';

/** Recipient of a code or link: an account at its stored address, or a decoy where there is no account. */
export type Recipient = Asked & ({ readonly kind: 'account'; readonly account: Account } | { readonly kind: 'decoy' });

interface Asked {
  /** Channel over which messages go to the target. */
  readonly channel: ChannelKind;
  readonly target: string;
  /** Identifiers as typed, in canonical form. */
  readonly typed: string;
  /** Phone number of the lookup, where it contained one; an account's target equals it. */
  readonly phone?: Phone | undefined;
}

/** Purposes of a code that is sent to an account's address. */
export type AccountPurpose = Extract<Purpose, 'recover' | 'change-password' | 'sign-in'>;

/** Account of a recipient. Returns undefined for a decoy, or without a recipient. */
export const accountOf = (recipient: Recipient | undefined): Account | undefined =>
  recipient?.kind === 'account' ? recipient.account : undefined;

/** Audit details of a recipient: what was typed, with the account and target that were found; a decoy has neither. */
export const auditSubject = (recipient: Recipient | undefined) => ({
  typed: recipient?.typed,
  ...(recipient?.kind === 'account' && { accountId: recipient.account.id, target: recipient.target }),
});

export const scopeOf = (app: string, purpose: AccountPurpose, recipient: Recipient): CodeScope => ({
  app,
  purpose,
  target: recipient.target,
  ...(recipient.kind === 'account' ? ownerKeysOf(recipient.account) : { ownerKey: 'decoy', isDecoy: true }),
});

const ownerKeysOf = ({ id, credentialVersion }: Account): Pick<CodeScope, 'ownerKey' | 'formerOwnerKey'> => ({
  ownerKey: ownerKeyOf({ id, credentialVersion }),
  ...(credentialVersion > 0 && { formerOwnerKey: ownerKeyOf({ id, credentialVersion: credentialVersion - 1 }) }),
});
