import { JsonNumber } from '../decoding/decoded-body';
import { BodyFault, bodyText, type Bound, ErrorCollector, NOTHING_BOUND, unreadable } from './binding';
import type { ClrType, DataContract, LeafType } from './clr-type';
import { foldName } from './data-contract';
import { itemPath, type JsonObject, type JsonValue, memberPath, readJson } from './json-document';
import { definedEnumValue, parseInt32, parseScalar } from './parse-scalar';
import { recordOf } from './record';

const BLANK = /^[ \t\r\n]*$/;

/** Binds a JSON body as Json.NET does: a member that cannot be converted is an error, the others still bind. */
export function bindJson(contract: DataContract, bytes: Buffer): Bound {
  try {
    const text = bodyText(bytes);
    return BLANK.test(text) ? NOTHING_BOUND : bindDocument(contract, readJson(text));
  } catch (error) {
    if (error instanceof BodyFault) return unreadable(error.path);
    throw error;
  }
}

function bindDocument(contract: DataContract, document: JsonValue): Bound {
  if (!isObject(document)) return NOTHING_BOUND;
  const errors = new ErrorCollector();
  return { record: new JsonBinder(errors).record(contract, document, ''), errors: errors.finish(), skipped: 0 };
}

class JsonBinder {
  constructor(private readonly errors: ErrorCollector) {}

  record(contract: DataContract, members: JsonObject, path: string): object {
    const values = new Map<string, unknown>();
    for (const [name, value] of members) {
      const member = contract.dataMembersByName.get(foldName(name));
      if (member === undefined) continue;
      const converted = this.convert(member.type, value, memberPath(path, name));
      if (converted !== undefined) values.set(member.name, converted);
    }
    return recordOf(contract, values);
  }

  /** Converts a JSON value to a CLR type. Returns undefined and records a binding error at `path` when it cannot. */
  private convert(type: ClrType, value: JsonValue, path: string): unknown {
    const converted = this.tryConvert(type, value, path);
    if (converted === undefined) this.errors.add(path);
    return converted;
  }

  private tryConvert(type: ClrType, value: JsonValue, path: string): unknown {
    if (type.kind !== 'class' && type.kind !== 'list') return leafFromJson(type, value);
    if (value === null) return null;
    if (type.kind === 'class') return isObject(value) ? this.record(type, value, path) : undefined;
    return Array.isArray(value) ? this.list(type.item, value as readonly JsonValue[], path) : undefined;
  }

  private list(type: ClrType, items: readonly JsonValue[], path: string): readonly unknown[] {
    const converted = items.map((item, index) => this.convert(type, item, itemPath(path, index)));
    return Object.freeze(converted.filter((item) => item !== undefined));
  }
}

function isObject(value: JsonValue): value is JsonObject {
  return value instanceof Map;
}

const WHOLE = /^-?[0-9]+$/;

/** Converts a JSON value to a leaf type as Json.NET does. Returns undefined when it cannot. */
function leafFromJson(type: LeafType, value: JsonValue): unknown {
  if (type.kind === 'string') return textFrom(value);
  if (type.kind === 'anything') return anythingFrom(value);
  if (typeof value === 'string') return parseScalar(type, value);
  if (value instanceof JsonNumber) return WHOLE.test(value.text) ? leafFromInteger(type, value.text) : undefined;
  return type.kind === 'boolean' && typeof value === 'boolean' ? value : undefined;
}

/** Text of a string member: of a number its digits if it is whole, as Json.NET prints `138.0`, else as written. */
function textFrom(value: JsonValue): string | null | undefined {
  if (value instanceof JsonNumber) return value.integer ?? value.text;
  return typeof value === 'string' || value === null ? value : undefined;
}

function anythingFrom(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  return value instanceof Map || Array.isArray(value) ? Object.freeze({}) : value;
}

type Parsed = Exclude<LeafType, { readonly kind: 'string' | 'anything' }>;

function leafFromInteger(type: Parsed, text: string): unknown {
  const value = parseInt32(text);
  if (type.kind === 'int' || value === undefined) return value;
  if (type.kind === 'enum') return definedEnumValue(type, value);
  return type.kind === 'boolean' ? value !== 0 : undefined;
}
