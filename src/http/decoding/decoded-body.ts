import { isUtf8 } from 'node:buffer';

/** JSON number as written. It is never converted to a float, so no digit is lost. */
export class JsonNumber {
  constructor(readonly text: string) {}
}

/** Decoded value of one request field. */
export type Scalar = string | JsonNumber | boolean | null;

/** Fields of a request by name: frozen, without a prototype. A missing field is `undefined`. */
export type DecodedBody = Readonly<Record<string, Scalar>>;

/**
 * Thrown for a body or query that cannot be read unambiguously. `status` is the HTTP status of the answer: 400 for broken or
 * ambiguous content, 415 for a media type, charset or content coding that the route does not read.
 */
export class Undecodable extends Error {
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

/** Collects the fields of a body in any format. Throws {@link Undecodable} for a repeated, empty or reserved name. */
export class FieldCollector {
  private readonly fields = Object.create(null) as Record<string, Scalar>;
  private count = 0;

  add(name: string, value: Scalar): void {
    this.count += 1;
    if (this.count > MAX_FIELDS) throw new Undecodable('too many fields');
    if (name === '' || RESERVED_NAMES.has(name)) throw new Undecodable('a field has no name, or a reserved one');
    if (name in this.fields) throw new Undecodable('a field is repeated');
    this.fields[name] = value;
  }

  finish(): DecodedBody {
    return Object.freeze(this.fields);
  }
}

/** Decodes UTF-8 bytes. Throws {@link Undecodable} for other bytes. */
export function decodeUtf8(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new Undecodable('not UTF-8');
  return bytes.toString('utf8');
}
