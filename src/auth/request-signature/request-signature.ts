import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../common';

/** Fields by which a client signs a request; its business fields are not covered. */
export interface SignedFields {
  readonly terminal: number;
  /** As sent: UTC `yyyyMMddHHmmss`. */
  readonly timestamp: string;
  readonly random: number;
}

/** Lower-case hex of HMAC-SHA-256 over the hex MD5 of the fields, in the order and under the names that clients use. */
export function requestSignature(key: Secret, { random, timestamp, terminal }: SignedFields): string {
  const fields = `random=${String(random)}&timestamp=${timestamp}&terminal=${String(terminal)}`;
  const digest = createHash('md5').update(fields, 'utf8').digest('hex');
  return createHmac('sha256', key.reveal()).update(digest).digest('hex');
}

/** Request to sign: `at` is its time, in ms since 1970. */
export interface ToSign extends Pick<SignedFields, 'terminal' | 'random'> {
  readonly at: number;
}

/** Signs as a client does that has the key. */
export function signRequest(key: Secret, { terminal, random, at }: ToSign): SignedFields & { readonly sign: string } {
  const fields = { terminal, random, timestamp: timestampText(at) };
  return { ...fields, sign: requestSignature(key, fields) };
}

const FORM = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;

/** Time (ms since 1970) of a UTC `yyyyMMddHHmmss`. Returns undefined for text that is no such date and time. */
export function parseTimestamp(text: string): number | undefined {
  const instant = Date.parse(text.replace(FORM, '$1-$2-$3T$4:$5:$6Z'));
  /* A day that does not exist, such as the 30th of February, comes back as another text, if it is parsed at all. */
  return Number.isNaN(instant) || timestampText(instant) !== text ? undefined : instant;
}

/** Time (ms since 1970) as UTC `yyyyMMddHHmmss`. */
const timestampText = (instant: number): string => new Date(instant).toISOString().replace(/\D/g, '').slice(0, 14);
