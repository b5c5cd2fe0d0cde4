import { BodyFault, RESERVED_NAMES } from './body-fault';
import { utf8Text } from './body-text';
import { foldName } from './member-name';

const MAX_PAIRS = 1000;
const ESCAPE = /%([0-9a-f]{2})/gi;
const SEGMENTS = /[.[\]]+/;

/**
 * Reads `a=1&b=2` into texts by folded name: `+` is a space, `;` is data, a broken percent escape stays as it is, and
 * jQuery's brackets become dots (`user[name]`, `x[]`). Throws {@link BodyFault} of bytes that are not UTF-8, a name twice, a
 * reserved name, an open bracket, too many pairs.
 */
export function readForm(bytes: Buffer): ReadonlyMap<string, string> {
  const pairs = bytes.toString('latin1').split('&', MAX_PAIRS + 1);
  if (pairs.length > MAX_PAIRS) throw new BodyFault('too many pairs');
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    if (pair !== '') addPair(pair, fields);
  }
  return fields;
}

function addPair(pair: string, fields: Map<string, string>): void {
  const equals = pair.indexOf('=');
  const end = equals === -1 ? pair.length : equals;
  const name = foldName(withoutBrackets(decode(pair.slice(0, end))));
  if (fields.has(name)) throw new BodyFault('a field is repeated');
  if (name.split(SEGMENTS).some((segment) => RESERVED_NAMES.has(segment))) throw new BodyFault('a reserved name');
  fields.set(name, decode(pair.slice(end + 1)));
}

function decode(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(ESCAPE, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return utf8Text(Buffer.from(bytes, 'latin1'));
}

/** `x[]` is `x`, `x[0]` itself, `x[name]` is `x.name`. */
function withoutBrackets(name: string): string {
  return name.replace(/\[([^\]]*)(\]?)/g, (bracket, inside: string, close: string) => {
    if (close === '') throw new BodyFault('an open bracket');
    if (inside === '') return '';
    return /^[0-9]+$/.test(inside) ? bracket : `.${inside}`;
  });
}
