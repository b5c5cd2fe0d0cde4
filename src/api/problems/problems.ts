import { type ComputedReply, type ConstantReply, ours } from '../../http';
import { Problem } from './problem';

const [BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND, CONFLICT, UNPROCESSABLE, TOO_MANY, UNAVAILABLE] = [
  400, 401, 403, 404, 409, 422, 429, 503,
];

interface Waiting {
  readonly retryAfterSeconds: number;
}

const MINUTE = 60;

const constant = (...problem: ConstructorParameters<typeof Problem>): ConstantReply<Problem> =>
  ours(new Problem(...problem));

/** Reply that tells how long to wait, in the body and in Retry-After. */
const waiting = (...problem: ConstructorParameters<typeof Problem>): ComputedReply<Problem, Waiting> => {
  const stated = new Problem(...problem);
  return ours(stated.with({ retryAfter: MINUTE }), ({ retryAfterSeconds }: Waiting) =>
    stated.with({ retryAfter: retryAfterSeconds }),
  );
};

const malformed = new Problem('malformed', UNPROCESSABLE, 'Malformed', 'A member is missing, unknown or badly formed.');
const rejected = new Problem(
  ...(['password-rejected', UNPROCESSABLE, 'Password rejected', 'The password breaks rules of the policy.'] as const),
);
const codeWrong = constant('code-wrong', UNPROCESSABLE, 'Wrong code', 'The code is wrong, too old, or used already.');
const ticketWrong = constant(
  ...(['ticket-wrong', UNPROCESSABLE, 'Wrong ticket', 'The ticket is wrong, too old, or used already.'] as const),
);

/** Replies of /v1 to all refusals, by reason. Every reason about a code is told as a wrong code, and so with tickets. */
const PROBLEMS = {
  malformed: ours(malformed.with({ field: 'phone' }), ({ field }: { readonly field: string }) =>
    malformed.with({ field }, field === 'body' ? BAD_REQUEST : UNPROCESSABLE),
  ),
  'target-invalid': constant('target-invalid', UNPROCESSABLE, 'Invalid target', 'No valid number or address.'),
  'target-not-allowed': constant(
    ...(['target-not-allowed', UNPROCESSABLE, 'Target not allowed', 'Messages may not be sent there.'] as const),
  ),
  'password-rejected': ours(
    rejected.with({ rules: ['too-short'] }),
    ({ rules }: { readonly rules: readonly string[] }) => rejected.with({ rules }),
  ),
  'captcha-required': constant(
    'captcha-required',
    FORBIDDEN,
    'Captcha required',
    'Solve a captcha and send its answer.',
  ),
  'captcha-wrong': constant('captcha-wrong', FORBIDDEN, 'Wrong captcha', 'Ask for another captcha.'),
  'captcha-expired': constant('captcha-expired', FORBIDDEN, 'Captcha expired', 'Ask for another captcha.'),
  'client-secret-required': constant(
    ...(['client-secret-required', FORBIDDEN, 'Client secret required'] as const),
    'Only servers may do this: send the secret of the client application as a bearer token.',
  ),
  'credentials-wrong': constant('credentials-wrong', UNAUTHORIZED, 'Wrong credentials', 'Name or password is wrong.'),
  'session-expired': constant('session-expired', UNAUTHORIZED, 'Session expired', 'Sign in again.'),
  'too-frequent': waiting('too-frequent', TOO_MANY, 'Too frequent', 'Wait before the next message.'),
  throttled: waiting('throttled', TOO_MANY, 'Too many requests', 'Too many requests from this address.'),
  'code-wrong': codeWrong,
  'code-expired': codeWrong,
  'code-exhausted': codeWrong,
  'ticket-wrong': ticketWrong,
  'ticket-expired': ticketWrong,
  'account-exists': constant('account-exists', CONFLICT, 'Account exists', 'Name or address has an account already.'),
  'channel-disabled': constant('channel-disabled', UNAVAILABLE, 'Channel disabled', 'No messages over this channel.'),
  unavailable: waiting('unavailable', UNAVAILABLE, 'Unavailable', 'The service is busy.'),
  'not-found': constant('not-found', NOT_FOUND, 'Not found', 'There is none with this id, or it has expired.'),
  'idempotency-key-reused': constant(
    ...(['idempotency-key-reused', UNPROCESSABLE, 'Idempotency key reused'] as const),
    'The key was used with another request.',
  ),
  'idempotency-in-progress': waiting(
    ...(['idempotency-in-progress', CONFLICT, 'Request in progress'] as const),
    'The first request with this key has got no answer yet.',
  ),
};

/** Reason of a refusal that /v1 may answer. */
export type ProblemReason = keyof typeof PROBLEMS;

/** Reasons that every route may answer before its handler runs. */
const EDGE = ['malformed', 'throttled', 'unavailable'] as const;

/** Refusal replies of a route: those that every route has, and those to the given reasons. */
export function problems<K extends ProblemReason = never>(
  ...reasons: readonly K[]
): Pick<typeof PROBLEMS, K | (typeof EDGE)[number]> {
  const entries = [...EDGE, ...reasons].map((reason) => [reason, PROBLEMS[reason]]);
  return Object.fromEntries(entries) as Pick<typeof PROBLEMS, K | (typeof EDGE)[number]>;
}

/** Reasons that every route with idempotency keys may answer before its handler runs. */
export const REPEATABLE = ['idempotency-key-reused', 'idempotency-in-progress'] as const;

/** All problems of /v1 by their codes, for the page that explains them. */
export const allProblems: readonly Problem[] = [
  ...new Map(Object.values(PROBLEMS).map(({ body }) => [body.code, body])).values(),
];
