import type {
  BindAddressRefusal,
  ChangeOwnPasswordRefusal,
  Policy,
  ResetByTicketRefusal,
  SetOwnLocaleRefusal,
  ShownSession,
} from '../../auth';
import type { EdgeRefusal } from '../../common';
import { NO_CONTENT, ours, type ReplyTable } from '../../http';
import type { Problem } from '../problems/problem';
import { problems, REPEATABLE } from '../problems/problems';
import type { SessionExpired } from '../sessions/sessions.replies';
import { type AccountProfile, type PasswordRules, profileOf } from './accounts.dto';
import type { CreateAccountRefusal } from './account-creation';

const profile: AccountProfile = { id: '0192f0c1a2b37c4d8e9f', username: 'ada', locale: 'en' };

export const createReplies = {
  done: ours(profile, (created: AccountProfile) => created),
  refused: problems(
    ...REPEATABLE,
    'ticket-wrong',
    'password-rejected',
    'account-exists',
    'channel-disabled',
    'target-invalid',
  ),
  doneStatus: 201,
} satisfies ReplyTable<AccountProfile, CreateAccountRefusal, AccountProfile | Problem>;

export const resetReplies = {
  done: ours(NO_CONTENT),
  refused: problems(...REPEATABLE, 'ticket-wrong', 'ticket-expired', 'password-rejected'),
  doneStatus: 204,
} satisfies ReplyTable<void, ResetByTicketRefusal, Problem>;

export const profileReplies = {
  done: ours(profile, ({ account }: ShownSession) => profileOf(account)),
  refused: problems('session-expired'),
} satisfies ReplyTable<ShownSession, SessionExpired, AccountProfile | Problem>;

export const changePasswordReplies = {
  done: ours(NO_CONTENT),
  refused: problems('session-expired', 'credentials-wrong', 'password-rejected'),
  doneStatus: 204,
} satisfies ReplyTable<void, ChangeOwnPasswordRefusal, Problem>;

const rulesOf = ({ passwords }: Policy): PasswordRules => ({
  ...passwords,
  refusesCommon: true,
  refusesIdentifiers: true,
  rules: ['too-short', 'too-long', 'common', 'equals-identifier'],
});

const policy = { passwords: { minLength: 8, maxLength: 128, recommendedLength: 15 } } as Policy;

export const policyReplies = {
  done: ours(rulesOf(policy), rulesOf),
  refused: problems(),
} satisfies ReplyTable<Policy, EdgeRefusal, PasswordRules | Problem>;

export const updateReplies = {
  done: profileReplies.done,
  refused: problems('session-expired', 'channel-disabled'),
} satisfies ReplyTable<ShownSession, SetOwnLocaleRefusal, AccountProfile | Problem>;

export const bindReplies = {
  done: ours(NO_CONTENT),
  refused: problems(
    ...(['session-expired', 'credentials-wrong', 'ticket-wrong', 'account-exists', 'channel-disabled'] as const),
  ),
  doneStatus: 204,
} satisfies ReplyTable<void, BindAddressRefusal, Problem>;
