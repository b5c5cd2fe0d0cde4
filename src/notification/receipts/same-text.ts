import { timingSafeEqual } from 'node:crypto';

/** True when both are the same; how long it takes tells nothing but their lengths. */
export function sameText(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
