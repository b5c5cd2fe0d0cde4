import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../common';

/** Request fields that a signature covers; the business fields are not covered. */
export interface SignedFields {
  readonly terminal: number;
  /** Time of the request as sent: UTC, `yyyyMMddHHmmss`. */
  readonly timestamp: string;
  readonly random: number;
}

/**
 * Computes a request signature: lower-case hex of HMAC-SHA-256 over the hex MD5 of the fields, in the order and under
 * the names that clients use.
 */
export function requestSignature(key: Secret, { random, timestamp, terminal }: SignedFields): string {
  const fields = `random=${String(random)}&timestamp=${timestamp}&terminal=${String(terminal)}`;
  const digest = createHash('md5').update(fields).digest('hex');
  return createHmac('sha256', key.reveal()).update(digest).digest('hex');
}

/** Request to sign; `at` is its time, in ms since 1970. */
export interface ToSign extends Pick<SignedFields, 'terminal' | 'random'> {
  readonly at: number;
}

/** Signs a request as a client with this key does. */
export function signRequest(key: Secret, { terminal, random, at }: ToSign): SignedFields & { readonly sign: string } {
  const fields = { terminal, random, timestamp: timestampText(at) };
  return { ...fields, sign: requestSignature(key, fields) };
}

const FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Parses a UTC time `yyyyMMddHHmmss` to ms since 1970. Returns undefined for text that is no such time. */
export function parseTimestamp(text: string): number | undefined {
  const instant = Date.parse(text.replace(FORM, '$1-$2-$3T$4:$5:$6Z'));
  /* A day that does not exist, such as the 30th of February, comes back as another text, if it is parsed at all. */
  return Number.isNaN(instant) || timestampText(instant) !== text ? undefined : instant;
}

/** Formats a time (ms since 1970) as UTC `yyyyMMddHHmmss`. */
const timestampText = (instant: number): string => new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
