import type { DeliveryOutcome } from './channel';
import { type PostResult, restSeconds } from './post';

/** An answer as `post` hands it out. */
export type Answered = Extract<PostResult, { isAnswered: true }>;

const TOO_MANY = 429;
const GATEWAY_TIMEOUT = 504;

/** Statuses below 500 that any message would meet: the login, the bill, the address or the server itself is at fault. */
const FOR_EVERYBODY = new Set([401, 402, 403, 404, 405, 407, 408]);

/**
 * What a vendor's answer says by its status alone, for whoever found nothing in its text (RFC 9110, RFC 6585). A vendor
 * that answers with an error has answered: the message goes to the next provider. Should it have gone out after all, it
 * comes twice with the same code, which is the smaller harm. Behind a 504 nobody knows who has it, and a 2xx that names
 * no message is no receipt.
 */
export function httpOutcome(answer: Pick<Answered, 'status' | 'headers'>): DeliveryOutcome {
  const { status } = answer;
  const isLost = status < 300 || status === GATEWAY_TIMEOUT;
  return isLost ? { result: 'unknown', why: `http ${status}` } : httpRefusal(answer);
}

/** What a status other than 2xx says, where nothing can have gone out behind it. */
export function httpRefusal({ status, headers }: Pick<Answered, 'status' | 'headers'>): DeliveryOutcome {
  const why = `http ${status}`;
  if (status === TOO_MANY) return { result: 'busy', why, retryAfterSeconds: restSeconds(headers) };
  const isForOne = status >= 400 && status < 500 && !FOR_EVERYBODY.has(status);
  return { result: isForOne ? 'deferred' : 'failed', why };
}
