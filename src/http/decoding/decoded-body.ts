import { isUtf8 } from 'node:buffer';
import { ExpectedError } from '../../common';

/** Parts of a number without a sign whose exponent has at most two digits; no field takes a larger number. */
const NUMBER = /^([0-9]+)(?:\.([0-9]+))?(?:e([+-]?0*[0-9]{1,2}))?$/i;

/** JSON number as written. It is never converted to a float, so no digit is lost. */
export class JsonNumber {
  constructor(readonly text: string) {}

  /**
   * Digits of a whole number, which some clients write as a float (`13800138001.0`, `1.3800138001E10`). Returns undefined for
   * a number with a sign, a fraction, or an exponent of three digits.
   */
  get integer(): string | undefined {
    const parts = NUMBER.exec(this.text);
    if (parts === null) return undefined;
    const [, whole = '', fraction = '', exponent = ''] = parts;
    const digits = whole + fraction;
    const point = Math.max(0, whole.length + Number(exponent));
    if (/[1-9]/.test(digits.slice(point))) return undefined;
    return digits.slice(0, point).padEnd(point, '0').replace(/^0+/, '') || '0';
  }
}

/** Decoded value of one request field. */
export type Scalar = string | JsonNumber | boolean | null;

/** Placeholder for an array or object: harmless in a field that no contract knows, malformed in any other. */
export const NESTED = Symbol('array or object');

/** Value of a field in a decoded body. */
export type FieldValue = Scalar | typeof NESTED;

/** Fields of a request by name: frozen, without a prototype. A missing field is `undefined`. */
export type DecodedBody = Readonly<Record<string, FieldValue>>;

/**
 * Thrown for a body or query that cannot be read unambiguously. `status` is the HTTP status of the answer: 400 for broken or
 * ambiguous content, 415 for a media type, charset or content coding that the route does not read.
 */
export class Undecodable extends ExpectedError {
  constructor(
    message: string,
    readonly status: 400 | 415 = 400,
  ) {
    super(message);
  }
}

/** Thrown for a compressed body. */
export class UnsupportedCoding extends Undecodable {
  constructor() {
    super('a content coding', 415);
  }
}

/**
 * Maximum number of fields in a body, against attacks on the decoder; the largest request of any dialect has a third as
 * many.
 */
const MAX_FIELDS = 64;
/** Names that no field or member may have, because JavaScript gives them a meaning on every object. */
export const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Bracket in a form field's name (`a[]`, `a[b]`), by which other parsers make a list or an object of it. */
const BRACKET = /[[\]]/;

/**
 * Collects the fields of a body in any format; those with an empty name, which no contract knows, are passed over. Throws
 * {@link Undecodable} for a reserved name, and for more fields than any request has.
 */
export class FieldCollector {
  private readonly fields = Object.create(null) as Record<string, FieldValue>;
  private count = 0;

  /** Adds a field. Throws {@link Undecodable} for a repeated name. */
  add(name: string, value: FieldValue): void {
    if (name in this.fields) throw new Undecodable('a field is repeated');
    this.set(name, value);
  }

  /** Adds a field of a form: {@link NESTED} by a name with brackets, which may come again, else as {@link add} does. */
  addFormField(name: string, value: string): void {
    const end = name.search(BRACKET);
    const list = name.slice(0, end);
    if (end === -1) this.add(name, value);
    else if (this.fields[list] === NESTED) this.set(list, NESTED);
    else this.add(list, NESTED);
  }

  finish(): DecodedBody {
    return Object.freeze(this.fields);
  }

  private set(name: string, value: FieldValue): void {
    this.count += 1;
    if (this.count > MAX_FIELDS) throw new Undecodable('too many fields');
    if (RESERVED_NAMES.has(name)) throw new Undecodable('a reserved name');
    if (name !== '') this.fields[name] = value;
  }
}

/** Decodes UTF-8 bytes. Throws {@link Undecodable} for other bytes. */
export function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Undecodable('not UTF-8');
  return bytes.toString('utf8');
}
