import { createHash, createHmac } from 'node:crypto';
import type { Secret } from '../../common';

/** The fields by which a client signs a request; its business fields are not covered. */
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
