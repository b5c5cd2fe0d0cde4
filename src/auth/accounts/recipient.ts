import type { Slot } from '../../otp';
import type { Purpose } from '../../kernel';
import { type Account, subjectOf } from './account';

/** Who a code is for: an account and its stored address, or nobody, played for a client that must not learn so. */
export type Recipient =
  | { readonly kind: 'account'; readonly account: Account; readonly target: string }
  | { readonly kind: 'decoy'; readonly target: string };

/** What a code to the address of an account may be good for. */
export type AccountPurpose = Extract<Purpose, 'recover' | 'change-password'>;

export const slotOf = (app: string, purpose: AccountPurpose, recipient: Recipient): Slot => ({
  app,
  purpose,
  target: recipient.target,
  ...(recipient.kind === 'account' ? subjectsOf(recipient.account) : { subject: 'decoy' }),
});

const subjectsOf = ({ id, epoch }: Account): Pick<Slot, 'subject' | 'formerSubject'> => ({
  subject: subjectOf({ id, epoch }),
  ...(epoch > 0 && { formerSubject: subjectOf({ id, epoch: epoch - 1 }) }),
});
