import { createHash } from 'node:crypto';

/** A name for what is kept about these parts; it gives none of them away, and they cannot run into each other. */
export function keyDigest(...parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
