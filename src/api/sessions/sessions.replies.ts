import { rfc3339 } from '../../common';
import type { OwnSession, ShownSession } from '../../auth';
import { NO_CONTENT, ours, type ReplyTable } from '../../http';
import { type AccountProfile, profileOf } from '../accounts/accounts.dto';
import type { Problem } from '../problems/problem';
import { problems, REPEATABLE } from '../problems/problems';
import type { CallerRefusal } from '../clients/callers';
import type { CurrentSession, Introspection, NewSession, SessionList } from './sessions.dto';
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

export const introspectReplies = {
  done: ours({ active: false } as Introspection, introspectionOf),
  refused: problems('credentials-wrong', 'session-expired', 'client-secret-required'),
} satisfies ReplyTable<IntrospectedSession, CallerRefusal, Introspection | Problem>;

/** Session of an introspected token; without one the token is not active. */
export interface IntrospectedSession {
  readonly app: string;
  readonly session?: ShownSession;
}

function introspectionOf({ app, session }: IntrospectedSession): Introspection {
  if (session === undefined) return { active: false };
  const { account: shown, createdAt, expiresAt } = session;
  return {
    ...{ active: true, sub: shown.id, ...(shown.username !== undefined && { username: shown.username }) },
    ...{ exp: toSeconds(expiresAt), ...(createdAt !== null && { iat: toSeconds(createdAt) }), client_id: app },
  };
}

const toSeconds = (ms: number): number => Math.floor(ms / 1000);
