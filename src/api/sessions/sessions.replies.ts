import type { OwnSession, ShownSession } from '../../auth';
import { NO_CONTENT, ours, type ReplyTable } from '../../http';
import { type AccountProfile, profileOf } from '../accounts/accounts.dto';
import type { Problem } from '../problems/problem';
import { problems, REPEATABLE } from '../problems/problems';
import { rfc3339 } from '../problems/times';
import type { CurrentSession, NewSession, SessionList } from './sessions.dto';
import type { CreateSessionRefusal } from './session-opener';

export interface SessionExpired {
  readonly reason: 'session-expired';
}

const time = '2026-11-27T09:30:00Z';
const account: AccountProfile = { id: '0192f0c1a2b37c4d8e9f', username: 'ada', locale: 'en' };

export const createReplies = {
  done: ours({ token: '…', expiresAt: time, account } as NewSession, (session: NewSession) => session),
  refused: problems(
    ...REPEATABLE,
    'ticket-wrong',
    'ticket-expired',
    'credentials-wrong',
    'captcha-required',
    'captcha-wrong',
    'captcha-expired',
  ),
  doneStatus: 201,
} satisfies ReplyTable<NewSession, CreateSessionRefusal, NewSession | Problem>;

export const currentReplies = {
  done: ours({ expiresAt: time, account } as CurrentSession, ({ expiresAt, account: shown }: ShownSession) => ({
    expiresAt: rfc3339(expiresAt),
    account: profileOf(shown),
  })),
  refused: problems('session-expired'),
} satisfies ReplyTable<ShownSession, SessionExpired, CurrentSession | Problem>;

export const listReplies = {
  done: ours({ sessions: [{ device: 'Firefox on Linux', expiresAt: time, isCurrent: true }] } as SessionList, listOf),
  refused: problems('session-expired'),
} satisfies ReplyTable<readonly OwnSession[], SessionExpired, SessionList | Problem>;

export const endReplies = {
  done: ours(NO_CONTENT),
  refused: problems('session-expired'),
  doneStatus: 204,
} satisfies ReplyTable<void, SessionExpired, Problem>;

function listOf(sessions: readonly OwnSession[]): SessionList {
  return {
    sessions: sessions.map(({ device, createdAt, usedAt, expiresAt, isCurrent }) => ({
      ...(device !== null && { device }),
      ...(createdAt !== null && { createdAt: rfc3339(createdAt) }),
      ...(usedAt !== null && { lastSeenAt: rfc3339(usedAt) }),
      ...{ expiresAt: rfc3339(expiresAt), isCurrent },
    })),
  };
}
