import { createHash } from 'node:crypto';

/** Length of tickets and session tokens: 256 random bits, so a plain digest is enough to store them. */
export const TOKEN_BYTES = 32;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** Digest under which a ticket, a session token or a client's secret is stored. */
export const tokenDigest = (token: string): string => sha256(token);

/** Storage key made of several parts, as SHA-256 of their JSON: it reveals none of them, and they cannot run together. */
export const keyDigest = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts));
