import { createHash } from 'node:crypto';

const STYLE_ELEMENT = /<style>(.*?)<\/style>/gs;
const STYLE_ATTRIBUTE = / style="([^"]*)"/g;
/** Hash (CSP) of the inline style that Swagger UI's script inserts for its logo. */
const LOGO_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";

/**
 * Security headers of Swagger UI's page: scripts only from own files, inline styles only by the hashes of those in
 * `page`.
 */
export const swaggerUiHeaders = (page: string): Readonly<Record<string, string>> => ({
  'cache-control': 'no-cache',
  'content-security-policy': policy(page).join('; '),
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
});

const policy = (page: string): readonly string[] => [
  "default-src 'none'",
  "script-src 'self'",
  `style-src ${["'self'", LOGO_STYLE, ...hashes(page, STYLE_ELEMENT)].join(' ')}`,
  `style-src-attr ${["'unsafe-hashes'", ...hashes(page, STYLE_ATTRIBUTE)].join(' ')}`,
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const hashes = (page: string, pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
