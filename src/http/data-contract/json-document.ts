import { RESERVED_NAMES, type Scalar, Undecodable } from '../decoding/decoded-body';
import { JsonScanner } from '../decoding/flat-json';
import { BodyFault, MAX_DEPTH } from './binding';
import type { ClrType, DataContract } from './clr-type';
import { foldName } from './data-contract';

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = Scalar | readonly JsonValue[] | JsonObject;

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$id']);
const SPECIAL = /[. [\]()]/;

/** Maximum number of values in a document, members and list items alike; the largest request has a tenth. */
const MAX_VALUES = 256;

/**
 * Parses JSON (RFC 8259) nested up to {@link MAX_DEPTH} levels. Throws {@link BodyFault} for broken syntax, with
 * the path of the member at which it broke, and, with an empty path, for too much nesting, too many values, a name repeated in any case, a
 * reserved name, and a reference (`$ref`, `$id`).
 */
export function readJson(text: string): JsonValue {
  return new JsonReader(text).document();
}

class JsonReader {
  private readonly scanner: JsonScanner;
  /** Paths of the members being parsed, one per open object or list. */
  private readonly paths: string[] = [''];
  private values = 0;

  constructor(text: string) {
    this.scanner = new JsonScanner(text);
  }

  document(): JsonValue {
    try {
      const value = this.value();
      this.scanner.expectEnd();
      return value;
    } catch (error) {
      if (error instanceof Undecodable) throw new BodyFault(error.message, this.paths.at(-1));
      throw error;
    }
  }

  private value(): JsonValue {
    this.values += 1;
    if (this.values > MAX_VALUES) throw new BodyFault('too many values');
    if (this.scanner.skip('{')) return this.within(() => this.object());
    if (this.scanner.skip('[')) return this.within(() => this.list());
    return this.scanner.scalar();
  }

  private within<T>(read: () => T): T {
    if (this.paths.length > MAX_DEPTH) throw new BodyFault('too deep');
    this.paths.push(this.paths.at(-1) ?? '');
    const value = read();
    this.paths.pop();
    return value;
  }

  private object(): JsonObject {
    const members = new Map<string, JsonValue>();
    const names = new Set<string>();
    const outer = this.paths.at(-1) ?? '';
    if (this.scanner.skip('}')) return members;
    do {
      const name = this.scanner.string();
      this.scanner.expect(':');
      refuseOddName(name, names);
      this.paths[this.paths.length - 1] = memberPath(outer, name);
      members.set(name, this.value());
    } while (this.scanner.skip(','));
    this.scanner.expect('}');
    return members;
  }

  private list(): readonly JsonValue[] {
    const items: JsonValue[] = [];
    const outer = this.paths.at(-1) ?? '';
    if (this.scanner.skip(']')) return items;
    do {
      this.paths[this.paths.length - 1] = itemPath(outer, items.length);
      items.push(this.value());
    } while (this.scanner.skip(','));
    this.scanner.expect(']');
    return items;
  }
}

/** Path of a member in Json.NET's notation: `User.UserId`, `['odd name']`. */
export function memberPath(outer: string, name: string): string {
  if (SPECIAL.test(name)) return `${outer}['${name}']`;
  return outer === '' ? name : `${outer}.${name}`;
}

/** Path of a list item: `Items[0]`. */
export const itemPath = (outer: string, index: number): string => `${outer}[${String(index)}]`;

function refuseOddName(name: string, seen: Set<string>): void {
  const folded = foldName(name);
  if (RESERVED_NAMES.has(name) || REFERENCES.has(name)) throw new BodyFault('a reserved name');
  if (seen.has(folded)) throw new BodyFault('a member is repeated');
  seen.add(folded);
}

const UNSAFE = /[\u0085\u2028\u2029]/g;

/**
 * Serializes a record as Json.NET does: members in contract order, enums as numbers. `indent` is the number of spaces per
 * level, 0 for compact text.
 */
export function jsonText(contract: DataContract, record: object, indent = 0): string {
  return escapeJson(JSON.stringify(ordered(contract, record), undefined, indent));
}

/** Escapes U+0085, U+2028 and U+2029 as Json.NET does, besides the characters that JSON requires. */
export function escapeJson(text: string): string {
  return text.replace(UNSAFE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function ordered(type: ClrType, value: unknown): unknown {
  if (value === null) return null;
  if (type.kind === 'list') return (value as readonly unknown[]).map((item) => ordered(type.item, item));
  if (type.kind !== 'class') return value;
  const record = value as Readonly<Record<string, unknown>>;
  const members: Record<string, unknown> = {};
  for (const member of type.dataMembers) members[member.name] = ordered(member.type, record[member.name] ?? null);
  return members;
}
