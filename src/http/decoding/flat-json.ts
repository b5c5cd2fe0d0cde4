import type { DecodedBody } from './codec';
import { FieldCollector } from './field-collector';
import { JsonScanner } from './json-scanner';
import { decodeUtf8 } from './utf8';

/**
 * Reads one flat JSON object (RFC 8259) of strings, numbers, booleans and nulls. An array or object as a value, a name
 * twice, half a surrogate pair, a byte order mark, bytes that are not UTF-8, and anything after the object are
 * undecodable. It never recurses, so nesting costs nothing, and numbers keep every digit.
 */
export function decodeFlatJson(bytes: Buffer): DecodedBody {
  const text = new JsonScanner(decodeUtf8(bytes));
  const fields = new FieldCollector();
  text.expect('{');
  if (!text.skip('}')) {
    do {
      const name = text.string();
      text.expect(':');
      fields.add(name, text.scalar());
    } while (text.skip(','));
    text.expect('}');
  }
  text.expectEnd();
  return fields.finish();
}
