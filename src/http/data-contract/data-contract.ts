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
import { contractNamespace, stableName } from './xml-names';

interface Declaration<M extends Members, B extends DataContract | undefined, K> {
  /** CLR namespace of the class. */
  readonly namespace: string;
  readonly name: string;
  /** Contract of the base class. */
  readonly extends?: B;
  /** Type arguments of a generic class, in order. */
  readonly of?: readonly ClrType[];
  readonly members: M;
  /** Conditions on members, those of the base class included, in the order in which they are checked. */
  readonly checks?: K & ChecksOf<K, M & Inherited<B>>;
}

/** Member checks whose keys are all names of members of the contract. */
type ChecksOf<K, M> = { readonly [N in keyof K]: N extends keyof M ? MemberCheck : never };

type Inherited<B extends DataContract | undefined> = B extends DataContract ? B['members'] : unknown;

/** CLR types of contract members. */
export const clr = {
  string: { kind: 'string' } as ScalarType<'string'>,
  /** CLR type of a 32-bit integer. */
  int: { kind: 'int' } as ScalarType<'int'>,
  /** CLR type of a GUID; records hold it lower-case and hyphenated. */
  guid: { kind: 'guid' } as ScalarType<'guid'>,
  boolean: { kind: 'boolean' } as ScalarType<'boolean'>,
  /** CLR type `System.Object`: any scalar, or an object without members. */
  anything: { kind: 'anything' } as AnythingType,
  /** CLR type `List<item>`. */
  listOf: <T extends ClrType>(item: T): ListType<T> => ({ kind: 'list', item }),
  /** CLR type of an enum declared in a CLR namespace; records hold its numbers. */
  enumeration: (clrNamespace: string, name: string, members: Readonly<Record<string, number>>): EnumType => ({
    kind: 'enum',
    clrNamespace,
    name,
    members: new Map(Object.entries(members)),
  }),
};

/** Declares a property of a data contract; `about` is its description on the help page. */
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
export function dataContract<M extends Members, B extends DataContract | undefined = undefined, K = unknown>(
  declaration: Declaration<M, B, K>,
): DataContract<M & Inherited<B>, K> {
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
    checks: declaration.checks ?? ({} as K),
  };
}

const UPPER = /[A-Z]/g;

/** Member name in lower case (ASCII only, as member names are): the key of case-insensitive look-ups. */
export const foldName = (name: string): string => name.replace(UPPER, (letter) => letter.toLowerCase());
