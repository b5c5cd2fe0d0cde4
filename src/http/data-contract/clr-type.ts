import type { Refusal } from '../../common';

/** A value without members of its own. */
export interface ScalarType<N extends ScalarName = ScalarName> {
  readonly kind: N;
}

export type ScalarName = 'string' | 'int' | 'guid' | 'boolean';

/** `System.Object`: holds nothing in particular. */
export interface AnythingType {
  readonly kind: 'anything';
}

/** An enum: numbers in JSON, names in XML. */
export interface EnumType {
  readonly kind: 'enum';
  readonly clrNamespace: string;
  readonly name: string;
  /** Names and numbers in the order of their declaration. */
  readonly members: ReadonlyMap<string, number>;
}

/** `List<T>`. */
export interface ListType<T extends ClrType = ClrType> {
  readonly kind: 'list';
  readonly item: T;
}

/** Everything that a member of a contract can be. */
export type ClrType = ScalarType | AnythingType | EnumType | ListType | DataContract;

/** A property: its type and what the help page says about it. */
export interface Member<T extends ClrType = ClrType> {
  readonly type: T;
  readonly about: string;
  /** True where JSON without a contract has an empty string when there is no such value. */
  readonly orBlank?: true;
}

export type Members = Readonly<Record<string, Member>>;

/** Condition on one member of a bound request; narrows the member's type to `V`. */
export interface MemberCheck<V = unknown> {
  readonly accepts: (value: unknown) => value is V;
  /** Answer to a value that fails; `malformed`, by the member's name, where it is left out. */
  readonly refusal?: Refusal;
}

/** Checks by member name, in the order in which they are made. */
export type MemberChecks = Readonly<Record<string, MemberCheck>>;

/** A property of a contract, with the XML namespace of the class that declares it. */
export interface Slot extends Member {
  readonly name: string;
  readonly namespace: string;
}

/** A plain class as its serializers see it. `M` are all of its members, inherited ones included. */
export interface DataContract<M extends Members = Members, K = unknown> {
  readonly kind: 'class';
  /** In the order of `slots`. */
  readonly members: M;
  readonly clrNamespace: string;
  /** The class's name in its source, without type arguments. */
  readonly clrName: string;
  readonly typeArguments: readonly ClrType[];
  readonly base: DataContract | undefined;
  /** Local name of its XML root element, and that element's namespace. */
  readonly name: string;
  readonly namespace: string;
  /** Its own members as declared, then its base's: the order of JSON, help pages and samples. */
  readonly slots: readonly Slot[];
  /** Its base's members first, those of each class by the code units of their names: the order of XML. */
  readonly xmlSlots: readonly Slot[];
  /** By folded name: JSON and forms do not look at case. */
  readonly slotsByName: ReadonlyMap<string, Slot>;
  /** Checks that a request must pass besides binding: `MemberChecks`, precisely typed. */
  readonly checks: K;
}

/** What an `object` may hold: a scalar, or a plain object without members. */
export type AnythingValue = string | number | boolean | Readonly<Record<string, never>>;

interface Values {
  readonly string: string | null;
  readonly int: number;
  readonly guid: string;
  readonly boolean: boolean;
  readonly enum: number;
  readonly anything: AnythingValue | null;
}

/** How a value of type `T` looks in a record; what CLR keeps by reference may be null. */
export type ValueOf<T extends ClrType> = T extends { readonly kind: keyof Values }
  ? Values[T['kind']]
  : T extends ListType
    ? readonly ValueOf<T['item']>[] | null
    : T extends DataContract
      ? RecordOf<T> | null
      : never;

/** The plain, frozen object that a request is bound to, or a reply is. */
export type RecordOf<C extends DataContract> = {
  readonly [K in keyof C['members']]: K extends keyof C['checks']
    ? CheckedBy<C['checks'][K]>
    : ValueOf<C['members'][K]['type']>;
};

type CheckedBy<C> = C extends MemberCheck<infer V> ? V : never;
