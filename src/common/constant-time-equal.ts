import { timingSafeEqual } from 'node:crypto';

/**
 * True when both texts are the same. The time of the comparison depends on their lengths only, never on the position of
 * the first difference: for signatures and tokens.
 */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
