import type { DeliveryOutcome } from './channel';
import type { HttpResponse } from '../../http';
import { type Remedy, remedyFor } from './remedies';

const TOO_MANY_REQUESTS = 429;
const GATEWAY_TIMEOUT = 504;

/**
 * HTTP statuses below 500 that concern every message, not just one: credentials, payment, address or the server itself.
 */
const CONCERNING_ALL = new Set([401, 402, 403, 404, 405, 407, 408]);

/** Pause in seconds of a busy vendor that sends no `Retry-After`. */
const DEFAULT_RETRY_AFTER_SECONDS = 5;

/** Maximum pause in seconds: a greater `Retry-After` is more likely a mistake. */
const MAX_RETRY_AFTER_SECONDS = 60;

/**
 * Outcome by the HTTP status alone, for a response without a code that its vendor documents (RFC 9110, RFC 6585). An
 * error status sends the message to the next vendor; should it have been sent after all, the recipient gets the same
 * code twice, which is the smaller harm. After a 504 it is unknown who has the message; a 2xx without a message id is
 * no acceptance.
 */
export function httpOutcome(response: Pick<HttpResponse, 'status' | 'headers'>): DeliveryOutcome {
  const { status } = response;
  const isLost = status < 300 || status === GATEWAY_TIMEOUT;
  return isLost ? { result: 'unknown', why: `http ${status}` } : httpRefusal(response);
}

/**
 * Converts a response other than 2xx, whose message was certainly not sent, into an outcome: `busy` for 429, `deferred` for
 * a 4xx that concerns only this message, else `failed`.
 */
export function httpRefusal({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): DeliveryOutcome {
  const why = `http ${status}`;
  if (status === TOO_MANY_REQUESTS) return busy(why, headers);
  const concernsOne = status >= 400 && status < 500 && !CONCERNING_ALL.has(status);
  return { result: concernsOne ? 'deferred' : 'failed', why };
}

/**
 * Creates the outcome `busy` with the pause that `Retry-After` asks for, in seconds or until a date by the vendor's clock
 * (RFC 9110): 60 seconds at most, 5 without the header.
 */
export function busy(why: string, headers: Headers): DeliveryOutcome {
  const asked = askedSeconds(headers.get('retry-after') ?? '', headers.get('date') ?? '');
  const retryAfterSeconds = Number.isNaN(asked)
    ? DEFAULT_RETRY_AFTER_SECONDS
    : Math.min(Math.max(asked, 0), MAX_RETRY_AFTER_SECONDS);
  return { result: 'busy', why, retryAfterSeconds };
}

/** Seconds of a `Retry-After`; NaN when it cannot be read. */
const askedSeconds = (retryAfter: string, date: string): number =>
  /^\d{1,15}$/.test(retryAfter) ? Number(retryAfter) : Math.ceil((Date.parse(retryAfter) - Date.parse(date)) / 1_000);

/**
 * Classification of a vendor's error codes. An unlisted code concerns one message: its recipient's limits, its text.
 */
export interface VendorCodes {
  /** Codes: the recipient cannot be reached by any vendor. */
  readonly refused: readonly string[];
  /** Refusals that no retry mends, but the operator can. */
  readonly remedies: readonly Remedy[];
  /**
   * Prefixes of codes: the vendor sends no messages for us, because of a key, a permission, money, a signature or an
   * outage.
   */
  readonly broken: readonly string[];
  /** Prefixes of codes: our request rate is limited. */
  readonly throttled: readonly string[];
  /** Codes: the vendor itself does not know the outcome. */
  readonly unknown: readonly string[];
}

/**
 * Pattern of codes safe to log: words, then five digits at most. A vendor may repeat a number, a code of ours (six digits
 * and more) or the token of a link (letters and digits mixed) where its code should be.
 */
const CODE = /^(?=.{1,64}$)-?(?:[A-Za-z]+(?:[._:-]+[A-Za-z]+)*[._:-]?)?\d{0,5}$/;

/** Error code for rows and logs; `other` for a text that may contain an address or a secret. */
export const codeLabel = (code: string): string => (CODE.test(code) ? code : 'other');

/**
 * Outcome by an error code of the vendor. An unlisted code means `failed` with an HTTP status of 500 and above, else
 * `deferred`.
 */
export function codeOutcome(codes: VendorCodes, code: string, { status, headers }: HttpResponse): DeliveryOutcome {
  const why = codeLabel(code);
  const startsWith = (prefix: string): boolean => code.startsWith(prefix);
  if (codes.refused.includes(code) || remedyFor(codes.remedies, code)) return { result: 'refused', why };
  if (codes.unknown.includes(code)) return { result: 'unknown', why };
  if (codes.throttled.some(startsWith)) return busy(why, headers);
  return { result: status >= 500 || codes.broken.some(startsWith) ? 'failed' : 'deferred', why };
}
