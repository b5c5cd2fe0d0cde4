import type { ClrType, DataContract } from './clr-type';

/** What a GUID is that nobody has set. */
export const EMPTY_GUID = '00000000-0000-0000-0000-000000000000';

const DEFAULTS = {
  string: null,
  int: 0,
  guid: EMPTY_GUID,
  boolean: false,
  anything: null,
  enum: 0,
  list: null,
  class: null,
} satisfies Readonly<Record<ClrType['kind'], unknown>>;

/** A frozen record of the contract: every member, those that nobody has set with the default of their type. */
export function recordOf({ slots }: DataContract, values: ReadonlyMap<string, unknown>): object {
  const record: Record<string, unknown> = {};
  for (const { name, type } of slots) record[name] = values.has(name) ? values.get(name) : DEFAULTS[type.kind];
  return Object.freeze(record);
}
