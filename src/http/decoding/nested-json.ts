import { BodyFault } from '../data-contract/binding';
import { type JsonObject, type JsonValue, readJson } from '../data-contract/json-document';
import { textBody } from './charset';
import type { BodyDecoder } from './codec';
import { mediaTypeOf, refuseCompressed } from './content-type';
import { JsonNumber, Undecodable } from './decoded-body';

/**
 * Decodes one JSON object, with objects and lists in it, to plain values; a request without a body is an empty object. Throws
 * {@link Undecodable}: 415 for another media type, 400 for broken JSON, a repeated member and anything but an object.
 */
export const nestedJson: BodyDecoder<object> = (request) => {
  const { body, headers } = request;
  if (body.length === 0) return {};
  refuseCompressed(request);
  if (mediaTypeOf(request) !== 'application/json') throw new Undecodable('a media type other than JSON', 415);
  const { bytes, decode } = textBody(body, headers['content-type'] ?? '');
  const value = plain(parse(decode(bytes)));
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Undecodable('not a JSON object');
  return value;
};

function parse(text: string): JsonValue {
  try {
    return readJson(text);
  } catch (error) {
    throw error instanceof BodyFault ? new Undecodable(error.message) : error;
  }
}

/** Value of the same JSON in the types of JavaScript. */
function plain(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  if (value instanceof Map)
    return Object.fromEntries([...(value as JsonObject)].map(([name, member]) => [name, plain(member)]));
  return Array.isArray(value) ? (value as readonly JsonValue[]).map((each) => plain(each)) : value;
}
