import type { BodyDecoder, RawRequest } from './codec';
import { mediaTypeOf, refuseForeignCoding } from './content-type';
import { type DecodedBody, decodeUtf8, FieldCollector, Undecodable } from './decoded-body';
import { decodeFlatJson } from './flat-json';
import { decodeForm } from './form';
import { decodeMultipart } from './multipart';

const NO_FIELDS = new FieldCollector().finish();

const DECODERS: ReadonlyMap<string, BodyDecoder> = new Map<string, BodyDecoder>([
  ['application/json', ({ body }) => decodeFlatJson(body)],
  ['application/x-www-form-urlencoded', ({ body }) => decodeForm(decodeUtf8(body))],
  ['multipart/form-data', decodeMultipart],
]);

/** Decodes the body as JSON, ignoring the Content-Type; an empty body has no fields. */
export const jsonWhateverTheHeader: BodyDecoder = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseForeignCoding(request);
  return decodeFlatJson(request.body);
};

/**
 * Decodes the body by its Content-Type: JSON, urlencoded or multipart form. Throws {@link Undecodable} (415) for any other;
 * an empty body has no fields.
 */
export const formOrJson: BodyDecoder = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseForeignCoding(request);
  const decode = DECODERS.get(mediaTypeOf(request));
  if (decode === undefined) throw new Undecodable('a media type that this route does not read', 415);
  return decode(request);
};

/**
 * Decodes the body like {@link formOrJson}; without a body, the query string. The two are never merged, except for the
 * field `beside`, which may stand in the query beside a body. Throws {@link Undecodable} when both hold it with different
 * values.
 */
export function formJsonOrQuery(beside: string): BodyDecoder {
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
