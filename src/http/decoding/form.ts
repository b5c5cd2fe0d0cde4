import { isUtf8 } from 'node:buffer';
import { type TextBody, utf8Body } from './charset';
import { type DecodedBody, FieldCollector } from './decoded-body';

/**
 * Decodes `a=1&b=2` (application/x-www-form-urlencoded of the WHATWG URL standard): `+` is a space, `;` is data, a broken
 * percent escape stays as it is. Escaped bytes are UTF-8 or, where they are not, in the charset of the body, as raw bytes are.
 * Names with brackets (`a[]`, `a[b]`) are lists. Throws {@link Undecodable} for other bytes and repeated names.
 */
export function decodeForm({ bytes, decode }: TextBody): DecodedBody {
  const fields = new FieldCollector();
  const text = (component: string): string => componentText(component, decode);
  for (const pair of bytes.toString('latin1').split('&')) {
    if (pair === '') continue;
    const equals = pair.indexOf('=');
    const end = equals === -1 ? pair.length : equals;
    fields.addFormField(text(pair.slice(0, end)), text(pair.slice(end + 1)));
  }
  return fields.finish();
}

/** Decodes a query string as Node hands it out: one character per byte, raw bytes in UTF-8. */
export const decodeQuery = (query: string): DecodedBody => decodeForm(utf8Body(Buffer.from(query, 'latin1')));

const ESCAPE = /%([0-9a-f]{2})/gi;
const RAW_BYTE = /[\x80-\xff]/;

/** Text of a name or value, given as one character per byte. */
function componentText(component: string, decode: TextBody['decode']): string {
  const unescaped = component
    .replaceAll('+', ' ')
    .replace(ESCAPE, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  const bytes = Buffer.from(unescaped, 'latin1');
  return !RAW_BYTE.test(component) && isUtf8(bytes) ? bytes.toString('utf8') : decode(bytes);
}
