import type { DecodedBody, RawRequest, Reader } from './codec';
import { FieldCollector } from './field-collector';
import { decodeFlatJson } from './flat-json';
import { decodeForm } from './form';
import { mediaTypeOf, refuseForeignCoding } from './media-type';
import { decodeMultipart } from './multipart';
import { Undecodable } from './undecodable';
import { decodeUtf8 } from './utf8';

const NO_FIELDS = new FieldCollector().finish();

const BODY_READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['application/json', ({ body }) => decodeFlatJson(body)],
  ['application/x-www-form-urlencoded', ({ body }) => decodeForm(decodeUtf8(body))],
  ['multipart/form-data', decodeMultipart],
]);

/** Reads the body as JSON whatever the Content-Type says; an empty body has no fields. */
export const jsonWhateverTheHeader: Reader = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseForeignCoding(request);
  return decodeFlatJson(request.body);
};

/** Reads the body as its Content-Type says: JSON, urlencoded or multipart form; others are 415. An empty one has no fields. */
export const formOrJson: Reader = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseForeignCoding(request);
  const read = BODY_READERS.get(mediaTypeOf(request));
  if (read === undefined) throw new Undecodable('a media type that this route does not read', 415);
  return read(request);
};

/**
 * Reads the body like {@link formOrJson}; without one, the query string. The two are never merged, but for the field
 * `beside`, which may stand in the query beside a body; standing in both, it must say the same.
 */
export function formJsonOrQuery(beside: string): Reader {
  return (request) => {
    const query = decodeQuery(request);
    if (request.body.length === 0) return query;
    const body = formOrJson(request);
    const fromQuery = query[beside];
    if (fromQuery === undefined || fromQuery === body[beside]) return body;
    if (body[beside] !== undefined) throw new Undecodable('body and query disagree');
    const fields = new FieldCollector();
    for (const [name, value] of Object.entries(body)) fields.add(name, value);
    fields.add(beside, fromQuery);
    return fields.finish();
  };
}

function decodeQuery({ query }: RawRequest): DecodedBody {
  if (/[^\x21-\x7e]/.test(query)) throw new Undecodable('a query with raw bytes');
  return decodeForm(query);
}
