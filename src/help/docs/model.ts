import type { ModelSchema, PrintedType } from '../../http';

/** A line of a model's table: a member, a field or a URI parameter. */
export interface ModelLine {
  readonly name: string;
  readonly about: string;
  readonly type: PrintedType;
  /** What is demanded of it, as the help pages of ASP.NET word it; nothing is `None.` there. */
  readonly notes: readonly string[];
}

/** An object with named members. */
export interface ClassModel {
  readonly kind: 'class';
  readonly name: string;
  readonly lines: readonly ModelLine[];
  readonly schema: ModelSchema;
}

/** A choice of numbers that have names. */
export interface EnumModel {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
  readonly schema: ModelSchema;
}

export type Model = ClassModel | EnumModel;
