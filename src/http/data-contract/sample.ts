import type { ClrType, DataContract } from './clr-type';
import { recordOf } from './record';

/** The framework makes up a new GUID for every page; ours are always this one. */
const SAMPLE_GUID = 'c395c016-ad85-40d9-963b-9255d4957d4c';
const LIST_LENGTH = 2;

/** A record filled like the help pages' samples: simple members count up from 1, and every object counts anew. */
export function sampleOf(contract: DataContract): object {
  return recordSample(contract, new Map());
}

/** Each class is made once per sample. */
function recordSample(contract: DataContract, made: Map<DataContract, object>): object {
  const known = made.get(contract);
  if (known !== undefined) return known;
  const next = counter();
  const values = contract.slots.map(({ name, type }) => [name, valueSample(type, next, made)] as const);
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
