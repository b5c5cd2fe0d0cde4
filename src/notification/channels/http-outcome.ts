import type { DeliveryOutcome } from '../channel';
import { type PostResult, restSeconds } from './post';

/** An answer as `post` hands it out. */
export type Answered = Extract<PostResult, { isAnswered: true }>;

const TOO_MANY = 429;
const UNAVAILABLE = 503;

/**
 * What a vendor's answer says by its status alone, for whoever found nothing in its text (RFC 9110, RFC 6585). Only a
 * status that turns the request away proves that nothing was sent: behind a 500, a 502 or a 504 the message may be under
 * way, and a 2xx that names no message is no receipt.
 */
export function httpOutcome({ status, headers }: Pick<Answered, 'status' | 'headers'>): DeliveryOutcome {
  const why = `http ${status}`;
  if (status === TOO_MANY) return { result: 'failed', why, retryAfterSeconds: restSeconds(headers) };
  const isTurnedAway = (status >= 300 && status < 500) || status === UNAVAILABLE;
  return { result: isTurnedAway ? 'failed' : 'unknown', why };
}
