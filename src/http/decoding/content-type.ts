import type { FastifyReply, FastifyRequest } from 'fastify';
import type { RequestHead } from './codec';
import { UnsupportedCoding } from './decoded-body';

/** Content codings of the IANA registry, and the old spellings of two. */
const CODINGS: ReadonlySet<string> = new Set([
  ...['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'compress', 'x-compress'],
  ...['aes128gcm', 'dcb', 'dcz', 'exi', 'pack200-gzip'],
]);

/**
 * Media type of the request body, lower-case and without parameters; empty when the header is missing. It ends at a semicolon, a
 * comma or white space, as in PHP.
 */
export function mediaTypeOf({ headers }: RequestHead): string {
  const [type = ''] = (headers['content-type'] ?? '').trim().split(/[;,\s]/, 1);
  return type.toLowerCase();
}

/**
 * Throws {@link UnsupportedCoding} for a compressed body. Content-Encoding values that name no coding (`utf-8`, `binary`) are
 * passed over, as PHP and IIS pass them over.
 */
export function refuseCompressed({ headers }: RequestHead): void {
  const codings = (headers['content-encoding'] ?? '').split(',');
  if (codings.some((coding) => CODINGS.has(coding.trim().toLowerCase()))) throw new UnsupportedCoding();
}

const TOKEN = "[\\w!#$%&'*+.^`|~-]+";
const MEDIA_TYPE = new RegExp(`^\\s*${TOKEN}/${TOKEN}\\s*(?:;|$)`);

/**
 * onRequest hook: hides a Content-Type that names no media type (`json`, an empty one, a list) from Fastify, which would answer
 * 415 before the route's codec sees the body. `requestHead` still has the header as sent.
 */
export function admitAnyContentType(request: FastifyRequest, _reply: FastifyReply, next: () => void): void {
  const named = request.raw.headers['content-type'];
  if (named !== undefined && !MEDIA_TYPE.test(named)) request.headers = { 'content-type': 'application/octet-stream' };
  next();
}
