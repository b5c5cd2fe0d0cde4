import type { DeliveryOutcome } from './channel';
import type { Answered } from './http-outcome';
import { restSeconds } from './post';

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
  if (codes.throttled.some(begins)) return { result: 'busy', why, retryAfterSeconds: restSeconds(headers) };
  return { result: status >= 500 || codes.broken.some(begins) ? 'failed' : 'deferred', why };
}
