import type { RequestHead } from './codec';
import { Undecodable } from './undecodable';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/gi;
const PLAIN_CODINGS: ReadonlySet<string> = new Set(['', 'identity']);
const READABLE_CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8']);

/** The lower-cased media type of the request's body, without parameters; empty when the header is missing. */
export function mediaTypeOf({ headers }: RequestHead): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

/** Throws {@link Undecodable} (415) when the body is said to be compressed or in another charset than UTF-8. */
export function refuseForeignCoding({ headers }: RequestHead): void {
  const coding = headers['content-encoding'] ?? '';
  if (!PLAIN_CODINGS.has(coding.trim().toLowerCase())) throw new Undecodable('a content coding', 415);
  if (!saysUtf8(headers['content-type'] ?? '')) throw new Undecodable('a charset other than UTF-8', 415);
}

/** True unless the value of a Content-Type header names another charset than UTF-8. */
export function saysUtf8(contentType: string): boolean {
  return Array.from(contentType.matchAll(CHARSET)).every(([, charset = '']) =>
    READABLE_CHARSETS.has(charset.toLowerCase()),
  );
}
