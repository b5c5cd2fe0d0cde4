import type { DeliveryOutcome } from './channel';
import { type PostResult, retryAfterSeconds } from './http-post';

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
  if (status === TOO_MANY) return { result: 'busy', why, retryAfterSeconds: retryAfterSeconds(headers) };
  const isForOne = status >= 400 && status < 500 && !FOR_EVERYBODY.has(status);
  return { result: isForOne ? 'deferred' : 'failed', why };
}

/**
 * What a vendor's error codes say about a message. A code that stands nowhere speaks of this message: too many for one
 * person, a word in its text, a template of its kind.
 */
export interface VendorCodes {
  /** Nobody can be reached there, whoever sends. */
  readonly refused: readonly string[];
  /** Beginnings of codes: the vendor sends nothing for us, for want of a key, a right, money, a signature or itself. */
  readonly broken: readonly string[];
  /** Beginnings of codes: we send too much. */
  readonly throttled: readonly string[];
  /** The vendor does not know itself what became of the message. */
  readonly unknown: readonly string[];
}

/** A run of digits may be somebody's number. */
const CODE = /^(?!.*\d{7})[\w.:-]{1,64}$/;

/** A code as it may be stored and logged, whatever a vendor put in its place. */
export const codeLabel = (code: string): string => (CODE.test(code) ? code : 'other');

/** What an error code says. */
export function codeOutcome(codes: VendorCodes, code: string, { status, headers }: Answered): DeliveryOutcome {
  const why = codeLabel(code);
  const begins = (beginning: string): boolean => code.startsWith(beginning);
  if (codes.refused.includes(code)) return { result: 'refused', why };
  if (codes.unknown.includes(code)) return { result: 'unknown', why };
  if (codes.throttled.some(begins)) return { result: 'busy', why, retryAfterSeconds: retryAfterSeconds(headers) };
  return { result: status >= 500 || codes.broken.some(begins) ? 'failed' : 'deferred', why };
}
