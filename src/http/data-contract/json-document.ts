import type { Scalar } from '../decoding/codec';
import { JsonScanner } from '../decoding/json-scanner';
import { Undecodable } from '../decoding/undecodable';
import { BodyFault, MAX_DEPTH, RESERVED_NAMES } from './body-fault';
import { foldName } from './member-name';

export type JsonObject = ReadonlyMap<string, JsonValue>;
export type JsonValue = Scalar | readonly JsonValue[] | JsonObject;

const REFERENCES: ReadonlySet<string> = new Set(['$ref', '$id']);
const SPECIAL = /[. [\]()]/;

/**
 * Reads JSON (RFC 8259) that nests up to {@link MAX_DEPTH} levels. Throws {@link BodyFault}: of broken syntax with the
 * path of the member where it broke; of a name twice (in whatever case), a reserved name or a reference without.
 */
export function readJson(text: string): JsonValue {
  return new JsonReader(text).document();
}

class JsonReader {
  private readonly scanner: JsonScanner;
  /** Path of each open object's or list's current member. */
  private readonly paths: string[] = [''];

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

/** The path of a member, as Json.NET writes it. */
export function memberPath(outer: string, name: string): string {
  if (SPECIAL.test(name)) return `${outer}['${name}']`;
  return outer === '' ? name : `${outer}.${name}`;
}

/** The path of a list's item. */
export const itemPath = (outer: string, index: number): string => `${outer}[${String(index)}]`;

function refuseOddName(name: string, seen: Set<string>): void {
  const folded = foldName(name);
  if (RESERVED_NAMES.has(name) || REFERENCES.has(name)) throw new BodyFault('a reserved name');
  if (seen.has(folded)) throw new BodyFault('a member is repeated');
  seen.add(folded);
}
