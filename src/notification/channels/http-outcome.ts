import type { DeliveryOutcome } from '../channel';
import { type PostResult, restSeconds } from './post';

/** An answer as `post` hands it out. */
export type Answered = Extract<PostResult, { isAnswered: true }>;

const TOO_MANY = 429;
const GATEWAY_TIMEOUT = 504;

/**
 * What a vendor's answer says by its status alone, for whoever found nothing in its text (RFC 9110, RFC 6585). A vendor
 * that answers with an error has answered: the message goes to the next provider. Should it have gone out after all, it
 * comes twice with the same code, which is the smaller harm. Behind a 504 nobody knows who has it, and a 2xx that names
 * no message is no receipt.
 */
export function httpOutcome({ status, headers }: Pick<Answered, 'status' | 'headers'>): DeliveryOutcome {
  const why = `http ${status}`;
  if (status === TOO_MANY) return { result: 'failed', why, retryAfterSeconds: restSeconds(headers) };
  return { result: status < 300 || status === GATEWAY_TIMEOUT ? 'unknown' : 'failed', why };
}
