import type { RawRequest } from './codec';
import { type DecodedBody, decodeUtf8, FieldCollector, Undecodable } from './decoded-body';
import { flatName } from './form';
import { isUtf8Type } from './content-type';

const BOUNDARY = /;\s*boundary=(?:"([^"]{1,70})"|([^";\s]{1,70}))\s*(?:;|$)/i;
const DISPOSITION = /^form-data;\s*name=(?:"([^"\\]*)"|([^";\s]+))$/i;
const ENDS: ReadonlySet<string> = new Set(['--', '--\r\n']);
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

/**
 * Decodes multipart/form-data (RFC 7578) whose parts are text fields. Throws {@link Undecodable} for a file, a transfer
 * encoding, a charset other than UTF-8, a name repeated or with brackets, and text outside the parts.
 */
export function decodeMultipart({ headers, body }: RawRequest): DecodedBody {
  const delimiter = `\r\n--${boundaryOf(headers['content-type'] ?? '')}`;
  const [preamble, ...parts] = `\r\n${decodeUtf8(body)}`.split(delimiter);
  if (preamble !== '' || !ENDS.has(parts.pop() ?? '')) throw new Undecodable('text outside of the parts');
  const fields = new FieldCollector();
  for (const part of parts) addPart(part, fields);
  return fields.finish();
}

function boundaryOf(contentType: string): string {
  const [, quoted, token] = BOUNDARY.exec(contentType) ?? [];
  const boundary = quoted ?? token;
  if (boundary === undefined) throw new Undecodable('a multipart body without a boundary');
  return boundary;
}

function addPart(part: string, fields: FieldCollector): void {
  const headEnd = part.indexOf('\r\n\r\n');
  if (!part.startsWith('\r\n') || headEnd === -1) throw new Undecodable('a part without a head');
  const head = headersOf(part.slice(2, headEnd));
  const [, quoted, token] = DISPOSITION.exec(head.get('content-disposition') ?? '') ?? [];
  const name = quoted ?? token;
  if (name === undefined) throw new Undecodable('a part that is no text field');
  refuseEncodedText(head);
  fields.add(flatName(name), part.slice(headEnd + 4));
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (name === '' || headers.has(name)) throw new Undecodable('a broken head of a part');
    headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

function refuseEncodedText(head: ReadonlyMap<string, string>): void {
  const encoding = head.get('content-transfer-encoding') ?? 'binary';
  if (!PLAIN_ENCODINGS.has(encoding.toLowerCase()) || !isUtf8Type(head.get('content-type') ?? '')) {
    throw new Undecodable('a part that is not plain UTF-8');
  }
}
