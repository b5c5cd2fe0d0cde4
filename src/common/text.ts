import { hash, timingSafeEqual } from 'node:crypto';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '');

const SHOWN_TAIL = 4;
const HIDDEN = '****';

/** Masked phone number or e-mail address for logs and audit entries: `+86138****1234`, `m***@example.com`. */
export function maskTarget(target: string): string {
  const at = target.lastIndexOf('@');
  if (at > 0) return `${target.slice(0, 1)}***${target.slice(at)}`;
  const head = Math.max(0, target.length - SHOWN_TAIL - HIDDEN.length);
  return `${target.slice(0, head)}${HIDDEN}${target.slice(-SHOWN_TAIL)}`;
}

/**
 * True when both texts are equal. The time of the comparison depends on their lengths only, never on the position of
 * the first difference: for signatures and tokens.
 */
export function constantTimeEqual(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Number of random bytes in tickets and session tokens: with 256 bits an unkeyed digest is safe for storing them. */
export const TOKEN_BYTES = 32;

const sha256 = (text: string): string => hash('sha256', text, 'base64url');

/** Digest as which a ticket, a session token or the secret of a client application is stored. */
export const tokenDigest = (token: string): string => sha256(token);

/**
 * Storage key made of several parts, as SHA-256 of their JSON: it reveals none of them, and different parts never yield
 * the same key.
 */
export const keyDigest = (...parts: readonly unknown[]): string => sha256(JSON.stringify(parts));

/** Time in RFC 3339, in UTC and whole seconds, from milliseconds since 1970: `2026-11-27T09:31:00Z`. */
export const rfc3339 = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}(?=Z$)/, '');
