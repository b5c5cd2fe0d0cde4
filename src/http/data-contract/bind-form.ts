import { BodyFault } from './body-fault';
import type { ClrType, DataContract, Slot } from './clr-type';
import { readForm } from './form-pairs';
import { parseGuid } from './guid-text';
import { foldName } from './member-name';
import { type Bound, ErrorCollector, NOTHING_BOUND, unreadable } from './model-state';
import { recordOf } from './record';
import { parseBoolean, parseEnum, parseFormInt32 } from './scalar-text';

const BLANK = /^\s*$/;

/** Binds a urlencoded form as Web API's model binder does: blank texts are null, other errors name the member. */
export function bindForm(contract: DataContract, bytes: Buffer): Bound {
  try {
    const fields = readForm(bytes);
    return fields.size === 0 ? NOTHING_BOUND : bindFields(contract, fields);
  } catch (error) {
    if (error instanceof BodyFault) return unreadable(error.path);
    throw error;
  }
}

/** Binds a query string like a form; nothing given is no error. */
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
  for (const slot of contract.slots) {
    const value = bindSlot(slot, fields, prefix, errors);
    if (value !== undefined) values.set(slot.name, value);
  }
  return recordOf(contract, values);
}

function bindSlot(
  { name, type }: Slot,
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

function bindText(name: string, type: ClrType, text: string, fail: (error: string) => void): unknown {
  if (type.kind === 'string') return BLANK.test(text) ? null : text;
  if (BLANK.test(text)) {
    fail('A value is required.');
    return undefined;
  }
  const value = parse(type, text);
  if (value === undefined) fail(`The value '${text}' is not valid for ${name}.`);
  return value;
}

function parse(type: ClrType, text: string): unknown {
  switch (type.kind) {
    case 'int':
      return parseFormInt32(text);
    case 'guid':
      return parseGuid(text);
    case 'boolean':
      return parseBoolean(text);
    case 'enum':
      return parseEnum(type, text);
    default:
      return undefined;
  }
}
