import type { AnythingType, ClrType, DataContract, EnumType, ListType, Member, Members, ScalarType } from './clr-type';
import { contractNamespace, stableName } from './xml-names';

interface Declaration<M extends Members, B extends DataContract | undefined> {
  /** The CLR namespace. */
  readonly namespace: string;
  readonly name: string;
  /** Base class. */
  readonly extends?: B;
  /** Type arguments of a generic class. */
  readonly of?: readonly ClrType[];
  readonly members: M;
}

type Inherited<B extends DataContract | undefined> = B extends DataContract ? B['members'] : unknown;

/** CLR types of contract members. */
export const clr = {
  string: { kind: 'string' } as ScalarType<'string'>,
  /** A 32-bit integer. */
  int: { kind: 'int' } as ScalarType<'int'>,
  /** Records hold it lower-case and hyphenated. */
  guid: { kind: 'guid' } as ScalarType<'guid'>,
  boolean: { kind: 'boolean' } as ScalarType<'boolean'>,
  /** `System.Object`. */
  anything: { kind: 'anything' } as AnythingType,
  /** `List<item>`. */
  listOf: <T extends ClrType>(item: T): ListType<T> => ({ kind: 'list', item }),
  /** Enum of a CLR namespace; records hold its numbers. */
  enumeration: (clrNamespace: string, name: string, members: Readonly<Record<string, number>>): EnumType => ({
    kind: 'enum',
    clrNamespace,
    name,
    members: new Map(Object.entries(members)),
  }),
};

/** Declares a property; `about` is its description on the help page. */
export const member = <T extends ClrType>(type: T, about = '', more: Pick<Member, 'orBlank'> = {}): Member<T> => ({
  type,
  about,
  ...more,
});

/** Describes a plain JSON object for the documentation: a contract without XML. */
export const jsonModel = <M extends Members>(name: string, members: M): DataContract<M> =>
  dataContract({ namespace: '', name, members });

/**
 * Declares a CLR class, its members in source order. JSON, XML, forms, samples, help pages and schemas all derive from
 * this declaration. A generic class is a function of its type arguments that passes them as `of`.
 */
export function dataContract<M extends Members, B extends DataContract | undefined = undefined>(
  declaration: Declaration<M, B>,
): DataContract<M & Inherited<B>> {
  const { namespace: clrNamespace, name: clrName, extends: base, of: typeArguments = [] } = declaration;
  const namespace = contractNamespace(clrNamespace);
  const own = Object.entries(declaration.members).map(([name, each]) => ({ name, namespace, ...each }));
  const dataMembers = [...own, ...(base?.dataMembers ?? [])];
  return {
    kind: 'class',
    members: Object.fromEntries(dataMembers.map(({ name, type, about }) => [name, { type, about }])) as M &
      Inherited<B>,
    clrNamespace,
    clrName,
    typeArguments,
    base,
    name: stableName(clrName, typeArguments),
    namespace,
    dataMembers,
    xmlDataMembers: [...(base?.xmlDataMembers ?? []), ...own.toSorted((a, b) => (a.name < b.name ? -1 : 1))],
    dataMembersByName: new Map(dataMembers.map((each) => [foldName(each.name), each])),
  };
}

const UPPER = /[A-Z]/g;

/** Member name in lower case (ASCII only, as member names are): the key of case-insensitive look-ups. */
export const foldName = (name: string): string => name.replace(UPPER, (letter) => letter.toLowerCase());
