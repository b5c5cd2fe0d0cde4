import type { RequestHead } from './codec';
import { Undecodable } from './decoded-body';

const CHARSET = /;\s*charset\s*=\s*"?([^";\s]*)/gi;
const PLAIN_CODINGS: ReadonlySet<string> = new Set(['', 'identity']);
const READABLE_CHARSETS: ReadonlySet<string> = new Set(['utf-8', 'utf8']);

/** Media type of the request body, lower-case and without parameters; empty when the header is missing. */
export function mediaTypeOf({ headers }: RequestHead): string {
  const [type = ''] = (headers['content-type'] ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

/** Refuses encoded bodies: throws {@link Undecodable} (415) for a compressed body or a charset other than UTF-8. */
export function refuseForeignCoding({ headers }: RequestHead): void {
  const coding = headers['content-encoding'] ?? '';
  if (!PLAIN_CODINGS.has(coding.trim().toLowerCase())) throw new Undecodable('a content coding', 415);
  if (!isUtf8Type(headers['content-type'] ?? '')) throw new Undecodable('a charset other than UTF-8', 415);
}

/** True unless a Content-Type value names a charset other than UTF-8. */
export function isUtf8Type(contentType: string): boolean {
  return Array.from(contentType.matchAll(CHARSET)).every(([, charset = '']) =>
    READABLE_CHARSETS.has(charset.toLowerCase()),
  );
}
