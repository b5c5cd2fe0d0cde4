import type { ClrType, DataContract } from './clr-type';

/** `Guid.Empty`, the default of a GUID member. */
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

/** Frozen record of the contract; members without a value hold the default of their CLR type. */
export function recordOf({ dataMembers }: DataContract, values: ReadonlyMap<string, unknown>): object {
  const record: Record<string, unknown> = {};
  for (const { name, type } of dataMembers) record[name] = values.has(name) ? values.get(name) : DEFAULTS[type.kind];
  return Object.freeze(record);
}

/**
 * GUID printed in samples. Web API generates a new one for every help page; this one is constant, so that pages are
 * too.
 */
const SAMPLE_GUID = 'c395c016-ad85-40d9-963b-9255d4957d4c';
const LIST_LENGTH = 2;

/** Sample record as Web API's help pages generate it: simple members are numbered from 1, per object. */
export function sampleOf(contract: DataContract): object {
  return recordSample(contract, new Map());
}

/** Sample record of a contract. Each class is instantiated once per sample: `made` holds the instances so far. */
function recordSample(contract: DataContract, made: Map<DataContract, object>): object {
  const known = made.get(contract);
  if (known !== undefined) return known;
  const next = counter();
  const values = contract.dataMembers.map(({ name, type }) => [name, valueSample(type, next, made)] as const);
  const record = recordOf(contract, new Map(values));
  made.set(contract, record);
  return record;
}

function valueSample(type: ClrType, next: () => number, made: Map<DataContract, object>): unknown {
  switch (type.kind) {
    case 'class':
      return recordSample(type, made);
    case 'enum':
      return Array.from(type.members.values()).reduce((least, each) => (each >>> 0 < least >>> 0 ? each : least));
    case 'list': {
      const nextItem = counter();
      return Array.from({ length: LIST_LENGTH }, () => valueSample(type.item, nextItem, made));
    }
    default:
      return simpleSample(type.kind, next());
  }
}

function simpleSample(kind: 'string' | 'int' | 'guid' | 'boolean' | 'anything', number: number): unknown {
  const samples = {
    string: `sample string ${String(number)}`,
    int: number,
    guid: SAMPLE_GUID,
    boolean: true,
    anything: {},
  };
  return samples[kind];
}

function counter(): () => number {
  let count = 0;
  return () => (count += 1);
}
