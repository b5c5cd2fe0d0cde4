import { ours, type ReplyTable } from '../../http';
import type { Problem } from '../problems/problem';
import { problems, REPEATABLE } from '../problems/problems';
import type { Challenge, ChallengeStatus, VerifiedChallenge } from './challenges.dto';
import type { CreateChallengeRefusal, NotFound, VerifyChallengeRefusal } from './challenges.service';

const times = { expiresAt: '2026-11-27T09:35:00Z', resendAt: '2026-11-27T09:31:00Z' };
const challenge: Challenge = { id: 'mJ0n7pXq2sVt4wYz6aBcDg', reference: 'KMT', ...times, codeLength: 6 };

const same = <T>(value: T): T => value;

const sendReasons = [
  ...(['target-invalid', 'target-not-allowed', 'captcha-required', 'captcha-wrong', 'captcha-expired'] as const),
  ...(['too-frequent', 'channel-disabled', 'session-expired', 'credentials-wrong'] as const),
  'client-secret-required',
] as const;

export const createReplies = {
  done: ours(challenge, same<Challenge>),
  refused: problems(...REPEATABLE, ...sendReasons),
  doneStatus: 202,
} satisfies ReplyTable<Challenge, CreateChallengeRefusal, Challenge | Problem>;

export const resendReplies = {
  done: ours(challenge, same<Challenge>),
  refused: problems(...REPEATABLE, ...sendReasons, 'not-found'),
  doneStatus: 202,
} satisfies ReplyTable<Challenge, CreateChallengeRefusal | NotFound, Challenge | Problem>;

export const showReplies = {
  done: ours({ state: 'pending', delivery: 'accepted', ...times } as ChallengeStatus, same<ChallengeStatus>),
  refused: problems('not-found'),
} satisfies ReplyTable<ChallengeStatus, NotFound, ChallengeStatus | Problem>;

export const verifyReplies = {
  done: ours({ ticket: '…', expiresAt: times.expiresAt } as VerifiedChallenge, same<VerifiedChallenge>),
  refused: problems(
    ...([
      'code-wrong',
      'code-expired',
      'code-exhausted',
      'target-invalid',
      'channel-disabled',
      'account-exists',
    ] as const),
    ...(['not-found', 'credentials-wrong', 'session-expired', 'client-secret-required'] as const),
  ),
} satisfies ReplyTable<VerifiedChallenge, VerifyChallengeRefusal, VerifiedChallenge | Problem>;
