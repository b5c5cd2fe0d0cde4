import { type DataContract, type EnumType, modelName, modelRows, type ModelSchema, type PrintedType, schemaOf } from '../../http';

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

/** A contract as a model, and all others that its members lead to; the contract itself comes first. */
export function contractModels(contract: DataContract): readonly [ClassModel, ...Model[]] {
  const own = classModel(contract);
  return [own, ...own.lines.flatMap(({ type }) => reached(type))];
}

function classModel(contract: DataContract): ClassModel {
  const name = modelName(contract);
  const lines = modelRows(contract).map((row) => ({ ...row, notes: [] }));
  return { kind: 'class', name, lines, schema: schemaOf(contract) };
}

function reached(printed: PrintedType): readonly Model[] {
  if ('collectionOf' in printed) return reached(printed.collectionOf);
  if ('text' in printed) return [];
  const { type, model } = printed;
  return type.kind === 'enum' ? [enumModel(model, type)] : contractModels(type);
}

function enumModel(name: string, type: EnumType): Model {
  const members = [...type.members].map(([member, value]) => ({ name: member, value }));
  return { kind: 'enum', name, members, schema: schemaOf(type) };
}
