import { RESERVED_NAMES } from '../decoding/decoded-body';
import { BodyFault, type Bound, ErrorCollector, NOTHING_BOUND, unreadable, utf8Text } from './binding';
import type { ClrType, DataContract, DataMember } from './clr-type';
import { foldName } from './data-contract';
import { overflowsFormInt32, parseFormInt32, parseScalar } from './parse-scalar';
import { recordOf } from './record';

const BLANK = /^\s*$/;

/**
 * Binds a urlencoded form as Web API's model binder does: a blank string is null, any other blank or invalid value is an
 * error of its member.
 */
export function bindForm(contract: DataContract, bytes: Buffer): Bound {
  try {
    const fields = readForm(contract, bytes);
    return fields.size === 0 ? NOTHING_BOUND : bindFields(contract, fields);
  } catch (error) {
    if (error instanceof BodyFault) return unreadable(error.path);
    throw error;
  }
}

/** Binds a query string as {@link bindForm} binds a form, except that a query string may be empty. */
export function bindQuery(contract: DataContract, query: string): Bound {
  const bytes = Buffer.from(query, 'latin1');
  const bound = bindForm(contract, bytes);
  return bound === NOTHING_BOUND ? bindFields(contract, new Map()) : bound;
}

function bindFields(contract: DataContract, fields: ReadonlyMap<string, string>): Bound {
  const errors = new ErrorCollector();
  return { record: bindRecord(contract, fields, '', errors), errors: errors.finish(), skipped: 0 };
}

function bindRecord(
  contract: DataContract,
  fields: ReadonlyMap<string, string>,
  prefix: string,
  errors: ErrorCollector,
): object {
  const values = new Map<string, unknown>();
  for (const member of contract.dataMembers) {
    const value = bindMember(member, fields, prefix, errors);
    if (value !== undefined) values.set(member.name, value);
  }
  return recordOf(contract, values);
}

function bindMember(
  { name, type }: DataMember,
  fields: ReadonlyMap<string, string>,
  prefix: string,
  errors: ErrorCollector,
): unknown {
  const path = prefix + name;
  const folded = foldName(path);
  if (type.kind === 'class') {
    const isGiven = Array.from(fields.keys()).some((key) => key.startsWith(`${folded}.`));
    return isGiven ? bindRecord(type, fields, `${path}.`, errors) : undefined;
  }
  const text = fields.get(folded);
  return text === undefined
    ? undefined
    : bindText(name, type, text, (error) => {
        errors.add(path, error);
      });
}

function bindText(name: string, type: ClrType, text: string, fail: (error?: string) => void): unknown {
  if (type.kind === 'string') return BLANK.test(text) ? null : text;
  if (BLANK.test(text)) {
    fail('A value is required.');
    return undefined;
  }
  const value = parseScalar(type, text, parseFormInt32);
  if (value === undefined) fail(unreadableText(name, type, text));
  return value;
}

/** Error text of a value; undefined (hidden) for an integer out of range, which the framework records as an exception. */
const unreadableText = (name: string, type: ClrType, text: string): string | undefined =>
  type.kind === 'int' && overflowsFormInt32(text) ? undefined : `The value '${text}' is not valid for ${name}.`;

const MAX_PAIRS = 1000;
const ESCAPE = /%([0-9a-f]{2})/gi;
const SEGMENTS = /[.[\]]+/;

/**
 * Parses `a=1&b=2` into values by folded name: `+` is a space, `;` is data, a broken percent escape stays as it is, and
 * jQuery's brackets become dots (`user[name]`, `x[]`). Throws {@link BodyFault} for bytes that are not UTF-8, a repeated name
 * that the contract knows, a reserved name, an unclosed bracket, and more than 1000 pairs.
 */
function readForm(contract: DataContract, bytes: Buffer): ReadonlyMap<string, string> {
  const pairs = bytes.toString('latin1').split('&', MAX_PAIRS + 1);
  if (pairs.length > MAX_PAIRS) throw new BodyFault('too many pairs');
  const fields = new Map<string, string>();
  for (const pair of pairs) {
    if (pair !== '') addPair(contract, pair, fields);
  }
  return fields;
}

function addPair(contract: DataContract, pair: string, fields: Map<string, string>): void {
  const equals = pair.indexOf('=');
  const end = equals === -1 ? pair.length : equals;
  const name = foldName(withoutBrackets(decode(pair.slice(0, end))));
  const segments = name.split(SEGMENTS);
  const isKnown = contract.dataMembersByName.has(segments[0] ?? '');
  if (fields.has(name) && isKnown) throw new BodyFault('a field is repeated');
  if (segments.some((segment) => RESERVED_NAMES.has(segment))) throw new BodyFault('a reserved name');
  fields.set(name, decode(pair.slice(end + 1)));
}

function decode(text: string): string {
  const bytes = text
    .replaceAll('+', ' ')
    .replace(ESCAPE, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return utf8Text(Buffer.from(bytes, 'latin1'));
}

/** Turns `x[]` into `x` and `x[name]` into `x.name`; `x[0]` stays. */
function withoutBrackets(name: string): string {
  return name.replace(/\[([^\]]*)(\]?)/g, (bracket, inside: string, close: string) => {
    if (close === '') throw new BodyFault('an open bracket');
    if (inside === '') return '';
    return /^[0-9]+$/.test(inside) ? bracket : `.${inside}`;
  });
}
