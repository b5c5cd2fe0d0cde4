import { BodyFault } from './body-fault';
import { bodyText } from './body-text';
import type { ClrType, DataContract } from './clr-type';
import { itemPath, type JsonObject, type JsonValue, memberPath, readJson } from './json-document';
import { leafFromJson } from './json-leaves';
import { foldName } from './member-name';
import { type Bound, ErrorCollector, NOTHING_BOUND, unreadable } from './model-state';
import { recordOf } from './record';

const BLANK = /^[ \t\r\n]*$/;

/** Binds a JSON body as Json.NET does: a member that cannot be converted is an error of its own, the others still bind. */
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
      const slot = contract.slotsByName.get(foldName(name));
      if (slot === undefined) continue;
      const converted = this.convert(slot.type, value, memberPath(path, name));
      if (converted !== undefined) values.set(slot.name, converted);
    }
    return recordOf(contract, values);
  }

  /** `undefined`, and an error at `path`, when the value does not fit. */
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
