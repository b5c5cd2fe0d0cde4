import { createHash } from 'node:crypto';

/** The name of a counter; it gives away neither the address nor the identifier that it counts for. */
export function counterKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
