import type { BodyDecoder, BodyForm, CodecForms, FieldCodec, RawRequest, ReplyEncoder } from './codec';
import { mediaTypeOf, refuseForeignCoding } from './content-type';
import { type DecodedBody, decodeUtf8, FieldCollector, Undecodable } from './decoded-body';
import { decodeFlatJson } from './flat-json';
import { decodeForm } from './form';
import { decodeMultipart } from './multipart';

/** Encodes compact JSON in UTF-8: members in the reply's own order, non-ASCII characters unescaped. */
export const compactJson: ReplyEncoder = (reply) => ({
  mediaType: 'application/json; charset=utf-8',
  content: JSON.stringify(reply),
});

/** JSON as a body format that a codec can read and print. */
export const JSON_FORM: BodyForm = {
  mediaTypes: ['application/json'],
  print: (body) => JSON.stringify(body, undefined, 2),
};

export const URLENCODED_FORM: BodyForm = {
  mediaTypes: ['application/x-www-form-urlencoded'],
  print: (body) => new URLSearchParams(body as Record<string, string>).toString(),
};

export const MULTIPART_FORM: BodyForm = { mediaTypes: ['multipart/form-data'] };

/** Codec that answers compact JSON; `reads` and `readsQuery` describe the formats that `decode` accepts. */
export const jsonCodec = (
  decode: BodyDecoder,
  reads: readonly BodyForm[],
  readsQuery: CodecForms['readsQuery'] = false,
): FieldCodec => ({
  yields: 'fields',
  forms: { reads, readsQuery, writes: [JSON_FORM] },
  decode,
  encode: compactJson,
});

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
 * field `beside`, which may be in the query beside a body. Throws {@link Undecodable} when both hold it with different
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
