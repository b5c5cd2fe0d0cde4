import { createHash } from 'node:crypto';

const STYLE = /<style>(.*?)<\/style>/gs;
/** Of the logo that Swagger UI draws. */
const LOGO_STYLE = "'sha256-RL3ie0nH+Lzz2YNqQN83mnU0J1ot4QL7b99vMdIX99w='";
const STYLE_ATTRIBUTE = / style="([^"]*)"/g;

/** Headers of the page and of all that it loads: scripts from files of ours only, styles that stand in it by their hash. */
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
  `style-src ${["'self'", LOGO_STYLE, ...hashes(page, STYLE)].join(' ')}`,
  `style-src-attr ${["'unsafe-hashes'", ...hashes(page, STYLE_ATTRIBUTE)].join(' ')}`,
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
];

const hashes = (page: string, pattern: RegExp): readonly string[] =>
  [...page.matchAll(pattern)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
