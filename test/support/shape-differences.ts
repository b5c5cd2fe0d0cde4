import type { ClrType, DataContract } from '../../src/http';
import type { ListType } from '../../src/http/data-contract/clr-type';

interface Allowance {
  /** An empty list may stand for a missing object, as JSON dialects answer. */
  readonly emptyLists?: boolean;
  /** Null may stand for reference types of .NET. */
  readonly nulls?: boolean;
}

const LEAVES = { string: 'string', guid: 'string', boolean: 'boolean', int: 'number', enum: 'number' } as const;
const REFERENCES: ReadonlySet<ClrType['kind']> = new Set(['string', 'list', 'class']);

/** Differences between a JSON value and its described type: members, their order, types. Empty when there is none. */
export function shapeDifferences(
  type: ClrType,
  value: unknown,
  allowed: Allowance,
  place = 'the answer',
): readonly string[] {
  if (type.kind === 'anything' || isNothing(type, value, allowed)) return [];
  if (type.kind === 'class') return classDifferences(type, value, allowed, place);
  if (type.kind === 'list') return listDifferences(type, value, allowed, place);
  return typeof value === LEAVES[type.kind] ? [] : [`${place} is no ${type.kind}`];
}

const isNothing = ({ kind }: ClrType, value: unknown, { nulls = false }: Allowance): boolean =>
  value === null && nulls && REFERENCES.has(kind);

function listDifferences({ item }: ListType, value: unknown, allowed: Allowance, place: string): readonly string[] {
  if (!Array.isArray(value)) return [`${place} is no list`];
  return value.flatMap((each: unknown) => shapeDifferences(item, each, allowed, `an item of ${place}`));
}

function classDifferences(
  { dataMembers }: DataContract,
  value: unknown,
  allowed: Allowance,
  place: string,
): readonly string[] {
  if (allowed.emptyLists === true && Array.isArray(value) && value.length === 0) return [];
  if (typeof value !== 'object' || value === null) return [`${place} is no object`];
  const [described, found] = [dataMembers.map(({ name }) => name).join(), Object.keys(value).join()];
  if (described !== found) return [`${place} has the members ${found}, not ${described}`];
  const members = value as Readonly<Record<string, unknown>>;
  const stated = dataMembers.filter(({ name, orBlank = false }) => !orBlank || members[name] !== '');
  return stated.flatMap(({ name, type }) => shapeDifferences(type, members[name], allowed, `${name} of ${place}`));
}
