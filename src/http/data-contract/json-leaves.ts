import { JsonNumber } from '../decoding/json-number';
import { parseGuid } from './guid-text';
import type { JsonValue } from './json-document';
import type { LeafType } from './leaf-type';
import { definedMember, parseBoolean, parseEnum, parseInt32 } from './scalar-text';

const WHOLE = /^-?[0-9]+$/;

/** A JSON value as the type, with Json.NET's conversions; `undefined` when there is none. */
export function leafFromJson(type: LeafType, value: JsonValue): unknown {
  if (type.kind === 'string') return textFrom(value);
  if (type.kind === 'anything') return anythingFrom(value);
  if (typeof value === 'string') return leafFromString(type, value);
  if (value instanceof JsonNumber) return WHOLE.test(value.text) ? leafFromInteger(type, value.text) : undefined;
  return type.kind === 'boolean' && typeof value === 'boolean' ? value : undefined;
}

function textFrom(value: JsonValue): string | null | undefined {
  if (value instanceof JsonNumber) return value.text;
  return typeof value === 'string' || value === null ? value : undefined;
}

function anythingFrom(value: JsonValue): unknown {
  if (value instanceof JsonNumber) return Number(value.text);
  return value instanceof Map || Array.isArray(value) ? Object.freeze({}) : value;
}

type Parsed = Exclude<LeafType, { readonly kind: 'string' | 'anything' }>;

function leafFromString(type: Parsed, text: string): unknown {
  switch (type.kind) {
    case 'int':
      return parseInt32(text);
    case 'guid':
      return parseGuid(text);
    case 'boolean':
      return parseBoolean(text);
    case 'enum':
      return parseEnum(type, text);
  }
}

function leafFromInteger(type: Parsed, text: string): unknown {
  const value = parseInt32(text);
  if (type.kind === 'int' || value === undefined) return value;
  if (type.kind === 'enum') return definedMember(type, value);
  return type.kind === 'boolean' ? value !== 0 : undefined;
}
