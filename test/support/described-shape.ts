import type { ClrType, DataContract } from '../../src/http';
import type { ListType } from '../../src/http/data-contract/clr-type';

interface Allowance {
  /** An empty list may stand for an object, as JSON dialects say that there is none. */
  readonly emptyLists?: boolean;
  /** Null may stand for what the framework keeps by reference. */
  readonly nulls?: boolean;
}

const LEAVES = { string: 'string', guid: 'string', boolean: 'boolean', int: 'number', enum: 'number' } as const;
const REFERENCES: ReadonlySet<ClrType['kind']> = new Set(['string', 'list', 'class']);

/** Where a JSON value is not what its description says: other members, another order, another type. */
export function unlike(type: ClrType, value: unknown, allowed: Allowance, place = 'the answer'): readonly string[] {
  if (type.kind === 'anything' || isNothing(type, value, allowed)) return [];
  if (type.kind === 'class') return unlikeClass(type, value, allowed, place);
  if (type.kind === 'list') return unlikeList(type, value, allowed, place);
  return typeof value === LEAVES[type.kind] ? [] : [`${place} is no ${type.kind}`];
}

const isNothing = ({ kind }: ClrType, value: unknown, { nulls = false }: Allowance): boolean =>
  value === null && nulls && REFERENCES.has(kind);

function unlikeList({ item }: ListType, value: unknown, allowed: Allowance, place: string): readonly string[] {
  if (!Array.isArray(value)) return [`${place} is no list`];
  return value.flatMap((each: unknown) => unlike(item, each, allowed, `an item of ${place}`));
}

function unlikeClass(
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
  return stated.flatMap(({ name, type }) => unlike(type, members[name], allowed, `${name} of ${place}`));
}
