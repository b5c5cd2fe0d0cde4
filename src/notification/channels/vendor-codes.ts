import type { DeliveryOutcome } from '../channel';
import { restSeconds } from './post';

/**
 * What a vendor's error codes say about a message. A code that stands nowhere has it tried again, perhaps by another
 * vendor: keys, balance, registered texts and inner errors are no fault of the message.
 */
export interface VendorCodes {
  /** Nobody can be reached there, whoever sends. */
  readonly refused: readonly string[];
  /** This person has been sent too many; others may be sent to. */
  readonly tooManyForOne: readonly string[];
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
export function codeOutcome(codes: VendorCodes, code: string, headers: Headers): DeliveryOutcome {
  const why = codeLabel(code);
  if (codes.refused.includes(code)) return { result: 'refused', why };
  if (codes.unknown.includes(code)) return { result: 'unknown', why };
  if (codes.tooManyForOne.includes(code)) return { result: 'failed', why, retryAfterSeconds: 0 };
  if (codes.throttled.some((beginning) => code.startsWith(beginning)))
    return { result: 'failed', why, retryAfterSeconds: restSeconds(headers) };
  return { result: 'failed', why };
}
