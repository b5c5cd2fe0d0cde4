import type {
  AnythingType,
  ClrType,
  DataContract,
  EnumType,
  ListType,
  Member,
  MemberCheck,
  Members,
  ScalarType,
} from './clr-type';
import { foldName } from './member-name';
import { contractNamespace, stableName } from './stable-name';

interface Declaration<M extends Members, B extends DataContract | undefined, K> {
  /** The CLR namespace. */
  readonly namespace: string;
  readonly name: string;
  /** The class that it inherits from. */
  readonly extends?: B;
  /** Its type arguments, if it is generic. */
  readonly of?: readonly ClrType[];
  readonly members: M;
  /** Checks of its members, those of the base class included, in the order in which they are made. */
  readonly checks?: K & ChecksOf<K, M & Inherited<B>>;
}

/** Checks whose names are names of members. */
type ChecksOf<K, M> = { readonly [N in keyof K]: N extends keyof M ? MemberCheck : never };

type Inherited<B extends DataContract | undefined> = B extends DataContract ? B['members'] : unknown;

/** The CLR's types. */
export const clr = {
  string: { kind: 'string' } as ScalarType<'string'>,
  /** A 32-bit integer. */
  int: { kind: 'int' } as ScalarType<'int'>,
  /** In records lower-case and hyphenated. */
  guid: { kind: 'guid' } as ScalarType<'guid'>,
  boolean: { kind: 'boolean' } as ScalarType<'boolean'>,
  /** `System.Object`. */
  anything: { kind: 'anything' } as AnythingType,
  /** `List<item>`. */
  listOf: <T extends ClrType>(item: T): ListType<T> => ({ kind: 'list', item }),
  /** An enum by its CLR namespace; records hold its numbers. */
  enumeration: (clrNamespace: string, name: string, members: Readonly<Record<string, number>>): EnumType => ({
    kind: 'enum',
    clrNamespace,
    name,
    members: new Map(Object.entries(members)),
  }),
};

/** A property, and what the help page says about it. */
export const member = <T extends ClrType>(type: T, about = '', more: Pick<Member, 'orBlank'> = {}): Member<T> => ({
  type,
  about,
  ...more,
});

/** Describes what a JSON object holds, for the pages about it. */
export const jsonModel = <M extends Members>(name: string, members: M): DataContract<M> =>
  dataContract({ namespace: '', name, members });

/**
 * Describes a plain CLR class, in the order of its source: the one description from which JSON, XML, forms, samples,
 * help pages and schemas follow. A generic class is a function of its arguments that calls this with `of`.
 */
export function dataContract<M extends Members, B extends DataContract | undefined = undefined, K = unknown>(
  declaration: Declaration<M, B, K>,
): DataContract<M & Inherited<B>, K> {
  const { namespace: clrNamespace, name: clrName, extends: base, of: typeArguments = [] } = declaration;
  const namespace = contractNamespace(clrNamespace);
  const own = Object.entries(declaration.members).map(([name, each]) => ({ name, namespace, ...each }));
  const slots = [...own, ...(base?.slots ?? [])];
  return {
    kind: 'class',
    members: Object.fromEntries(slots.map(({ name, type, about }) => [name, { type, about }])) as M & Inherited<B>,
    clrNamespace,
    clrName,
    typeArguments,
    base,
    name: stableName(clrName, typeArguments),
    namespace,
    slots,
    xmlSlots: [...(base?.xmlSlots ?? []), ...own.toSorted((a, b) => (a.name < b.name ? -1 : 1))],
    slotsByName: new Map(slots.map((slot) => [foldName(slot.name), slot])),
    checks: declaration.checks ?? ({} as K),
  };
}
