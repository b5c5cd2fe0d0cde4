import { timingSafeEqual } from 'node:crypto';

/** Compares a secret in a time that does not depend on where the two differ; only their lengths may show. */
export function constantTimeEqual(given: string | Buffer, expected: string | Buffer): boolean {
  const [one, other] = [toBuffer(given), toBuffer(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const toBuffer = (value: string | Buffer): Buffer => (typeof value === 'string' ? Buffer.from(value) : value);
