import { charsetDecoder, type TextBody } from './charset';
import { type DecodedBody, FieldCollector, Undecodable } from './decoded-body';

const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);
const MAX_BOUNDARY = 70;

/**
 * Decodes the text fields of multipart/form-data (RFC 2046, RFC 7578). Text before the first and after the last delimiter,
 * padding after delimiters and file parts are passed over. Throws {@link Undecodable} for a part without a name, a transfer
 * encoding, and a body without its last delimiter.
 */
export function decodeMultipart({ bytes, decode }: TextBody, contentType: string): DecodedBody {
  const fields = new FieldCollector();
  for (const part of partsOf(bytes.toString('latin1'), boundaryOf(contentType))) addPart(part, decode, fields);
  return fields.finish();
}

/** Beginning of the boundary where a client left out the semicolon before it, which PHP does not miss. */
const MISSING_SEMICOLON = /(?<=^\s*[\w/-]+)[\s,]+boundary=/i;

function boundaryOf(contentType: string): string {
  const boundary = parametersOf(contentType.replace(MISSING_SEMICOLON, '; boundary=')).get('boundary') ?? '';
  if (boundary === '' || boundary.length > MAX_BOUNDARY) throw new Undecodable('a multipart body without a boundary');
  return boundary;
}

const CRLF = '\r\n';
/** Rest of a delimiter line; `--` marks the last delimiter. */
const DELIMITER_END = /(--)?[ \t]*(?:\r\n|$)/y;

/** Texts between the delimiters. Throws {@link Undecodable} for a line that begins like a delimiter and goes on. */
function partsOf(body: string, boundary: string): readonly string[] {
  const text = CRLF + body;
  const delimiter = `${CRLF}--${boundary}`;
  const parts: string[] = [];
  let start: number | undefined;
  let at = text.indexOf(delimiter);
  while (at !== -1) {
    if (start !== undefined) parts.push(text.slice(start, at));
    DELIMITER_END.lastIndex = at + delimiter.length;
    const [end, last] = DELIMITER_END.exec(text) ?? [];
    if (end === undefined) throw new Undecodable('a delimiter that goes on');
    if (last !== undefined) return parts;
    start = DELIMITER_END.lastIndex;
    at = text.indexOf(delimiter, start);
  }
  throw new Undecodable('a multipart body without an end');
}

function addPart(part: string, decode: TextBody['decode'], fields: FieldCollector): void {
  const headEnd = part.indexOf(CRLF + CRLF);
  if (headEnd === -1) throw new Undecodable('a part without a head');
  const head = headersOf(part.slice(0, headEnd));
  const disposition = head.get('content-disposition') ?? '';
  const parameters = parametersOf(disposition);
  if (!/^form-data[ \t]*(?:;|$)/i.test(disposition)) throw new Undecodable('a part that is no field');
  if (parameters.has('filename') || parameters.has('filename*')) return;
  const name = parameters.get('name');
  if (name === undefined) throw new Undecodable('a part without a name');
  const value = part.slice(headEnd + CRLF.length * 2);
  fields.addFormField(decode(latin1(name)), valueDecoder(head, decode)(latin1(value)));
}

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

const FOLD = /\r\n[ \t]+/g;

function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>();
  for (const line of head.replace(FOLD, ' ').split(CRLF)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (name === '' || headers.has(name)) throw new Undecodable('a broken head of a part');
    headers.set(name, line.slice(colon + 1).trim());
  }
  return headers;
}

const PARAMETER = /;[ \t]*([\w!#$%&'*+.^`|~-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^";]*))/g;
const QUOTED_PAIR = /\\(["\\])/g;

/** Parameters of a header value by lower-case name. Throws {@link Undecodable} for a repeated one. */
function parametersOf(value: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, token = ''] of value.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    if (parameters.has(key)) throw new Undecodable('a parameter is repeated');
    parameters.set(key, quoted?.replace(QUOTED_PAIR, '$1') ?? token.trim());
  }
  return parameters;
}

/** Decoder of a part: by its own charset if it names one, else by that of the body. */
function valueDecoder(head: ReadonlyMap<string, string>, decode: TextBody['decode']): TextBody['decode'] {
  const encoding = head.get('content-transfer-encoding') ?? 'binary';
  if (!PLAIN_ENCODINGS.has(encoding.toLowerCase())) throw new Undecodable('a part in a transfer encoding');
  const type = head.get('content-type') ?? '';
  return /;\s*charset\s*=/i.test(type) ? charsetDecoder(type) : decode;
}
