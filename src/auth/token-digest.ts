import { createHash } from 'node:crypto';

/** 256 bits: nobody guesses one, so a plain digest is enough to keep it. */
export const TOKEN_BYTES = 32;

/** How tickets and session tokens are kept. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('base64url');
