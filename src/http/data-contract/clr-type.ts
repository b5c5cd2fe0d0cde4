import type { Refusal } from '../../common';

/** CLR type of a scalar value. */
export interface ScalarType<N extends ScalarName = ScalarName> {
  readonly kind: N;
}

export type ScalarName = 'string' | 'int' | 'guid' | 'boolean';

/** CLR type `System.Object`: any scalar, or an object without members. */
export interface AnythingType {
  readonly kind: 'anything';
}

/** CLR enum; JSON writes its numbers, XML its names. */
export interface EnumType {
  readonly kind: 'enum';
  readonly clrNamespace: string;
  readonly name: string;
  /** Numbers of the enum members by name, in the order of declaration. */
  readonly members: ReadonlyMap<string, number>;
}

/** CLR type `List<T>`. */
export interface ListType<T extends ClrType = ClrType> {
  readonly kind: 'list';
  readonly item: T;
}

/** Type of a data contract member. */
export type ClrType = ScalarType | AnythingType | EnumType | ListType | DataContract;

/** Declared property of a CLR class: its type and its description on the help page. */
export interface Member<T extends ClrType = ClrType> {
  readonly type: T;
  readonly about: string;
  /** True where a plain JSON reply holds an empty string instead of a missing value. */
  readonly orBlank?: true;
}

export type Members = Readonly<Record<string, Member>>;

/** Condition on one member of a bound request; narrows the member's type to `V`. */
export interface MemberCheck<V = unknown> {
  readonly accepts: (value: unknown) => value is V;
  /** Refusal answered for a value that fails; left out, it is `malformed` with the member's name. */
  readonly refusal?: Refusal;
}

/** Conditions on members of a bound request, by member name, in the order in which they are checked. */
export type MemberChecks = Readonly<Record<string, MemberCheck>>;

/** Member of a contract, with the XML namespace of the class that declares it (`[DataMember]`). */
export interface DataMember extends Member {
  readonly name: string;
  readonly namespace: string;
}

/** CLR class as DataContractSerializer and Json.NET see it. `M` lists all members, inherited ones included. */
export interface DataContract<M extends Members = Members, K = unknown> {
  readonly kind: 'class';
  /** Members by name, in the order of `dataMembers`. */
  readonly members: M;
  readonly clrNamespace: string;
  /** Class name in the .NET source code, without type arguments. */
  readonly clrName: string;
  readonly typeArguments: readonly ClrType[];
  readonly base: DataContract | undefined;
  /** Local name and namespace of the XML root element. */
  readonly name: string;
  readonly namespace: string;
  /** Members in the order of JSON, help pages and samples: own ones as declared, then those of the base class. */
  readonly dataMembers: readonly DataMember[];
  /**
   * Members in the order of XML: those of the base class first, within each class sorted by the code units of their
   * names.
   */
  readonly xmlDataMembers: readonly DataMember[];
  /** Members by case-folded name, as JSON and forms look them up. */
  readonly dataMembersByName: ReadonlyMap<string, DataMember>;
  /** Conditions on members that a request must meet besides binding: `MemberChecks`, precisely typed. */
  readonly checks: K;
}

/** Value of a `System.Object` member: a scalar, or an object without members. */
export type AnythingValue = string | number | boolean | Readonly<Record<string, never>>;

interface Values {
  readonly string: string | null;
  readonly int: number;
  readonly guid: string;
  readonly boolean: boolean;
  readonly enum: number;
  readonly anything: AnythingValue | null;
}

/** TypeScript type of a value of CLR type `T` in a record; reference types may be null. */
export type ValueOf<T extends ClrType> = T extends { readonly kind: keyof Values }
  ? Values[T['kind']]
  : T extends ListType
    ? readonly ValueOf<T['item']>[] | null
    : T extends DataContract
      ? RecordOf<T> | null
      : never;

/** Plain frozen object with the members of a contract: a bound request or a reply. */
export type RecordOf<C extends DataContract> = {
  readonly [K in keyof C['members']]: K extends keyof C['checks']
    ? CheckedBy<C['checks'][K]>
    : ValueOf<C['members'][K]['type']>;
};

type CheckedBy<C> = C extends MemberCheck<infer V> ? V : never;

/** CLR type whose values have neither members nor items. */
export type LeafType = Exclude<ClrType, { readonly kind: 'class' | 'list' }>;
