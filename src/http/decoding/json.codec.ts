import { type TextBody, textBody } from './charset';
import type { BodyDecoder, BodyForm, CodecForms, FieldCodec, RawRequest, ReplyEncoder } from './codec';
import { mediaTypeOf, refuseCompressed } from './content-type';
import { FieldCollector, type FieldValue, JsonNumber, Undecodable } from './decoded-body';
import { decodeFlatJson } from './flat-json';
import { decodeForm, decodeQuery } from './form';
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

const textOf = ({ body, headers }: RawRequest): TextBody => textBody(body, headers['content-type'] ?? '');

const NO_FIELDS = new FieldCollector().finish();

const DECODERS: ReadonlyMap<string, BodyDecoder> = new Map<string, BodyDecoder>([
  ['application/json', (request) => decodeFlatJson(textOf(request))],
  ['application/x-www-form-urlencoded', (request) => decodeForm(textOf(request))],
  ['multipart/form-data', (request) => decodeMultipart(textOf(request), request.headers['content-type'] ?? '')],
]);

/** Decodes the body as JSON, ignoring the Content-Type; an empty body has no fields. */
export const jsonWhateverTheHeader: BodyDecoder = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseCompressed(request);
  return decodeFlatJson(textOf(request));
};

/**
 * Decodes the body by its Content-Type: JSON, urlencoded or multipart form. Throws {@link Undecodable} (415) for any other;
 * an empty body has no fields.
 */
export const formOrJson: BodyDecoder = (request) => {
  if (request.body.length === 0) return NO_FIELDS;
  refuseCompressed(request);
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
    const query = decodeQuery(request.query);
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

/**
 * Decodes the body like {@link formOrJson} and adds the fields of the query string, as PHP's `$_REQUEST` does. Throws
 * {@link Undecodable} when both hold a field with different values.
 */
export const formOrJsonBesideQuery: BodyDecoder = (request) => {
  const body = formOrJson(request);
  const query = decodeQuery(request.query);
  const fields = new FieldCollector();
  for (const [name, value] of Object.entries(body)) fields.add(name, value);
  for (const [name, value] of Object.entries(query)) {
    const inBody = body[name];
    if (inBody === undefined) fields.add(name, value);
    else if (textOfScalar(inBody) !== value) throw new Undecodable('body and query disagree');
  }
  return fields.finish();
};

const textOfScalar = (value: FieldValue): FieldValue =>
  value instanceof JsonNumber ? (value.integer ?? value.text) : value;
