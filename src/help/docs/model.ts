import {
  type DataContract,
  type EnumType,
  modelName,
  modelRows,
  type ModelSchema,
  type PrintedType,
  schemaOf,
} from '../../http';

/** Type of a member as it is printed: a phrase, the name of a model, or a collection of either. */
export type LineType = { readonly text: string } | { readonly model: string } | { readonly collectionOf: LineType };

/** Row of a model's table on the help pages: a member, a field or a URI parameter. */
export interface ModelLine {
  readonly name: string;
  readonly about: string;
  readonly type: LineType;
  /** Constraints of the member in the wording of ASP.NET's help pages; an empty list is printed as `None.`. */
  readonly notes: readonly string[];
}

/** Model of an object with named members. */
export interface ClassModel {
  readonly kind: 'class';
  readonly name: string;
  readonly lines: readonly ModelLine[];
  readonly schema: ModelSchema;
}

/** Model of an enumeration: numbers with names. */
export interface EnumModel {
  readonly kind: 'enum';
  readonly name: string;
  readonly members: readonly { readonly name: string; readonly value: number }[];
  readonly schema: ModelSchema;
}

export type Model = ClassModel | EnumModel;

/** Models of a data contract: the contract itself first, then every contract and enumeration reachable from its members. */
export function contractModels(contract: DataContract): readonly [ClassModel, ...Model[]] {
  const own = classModel(contract);
  return [own, ...modelRows(contract).flatMap(({ type }) => modelsOfType(type))];
}

function classModel(contract: DataContract): ClassModel {
  const name = modelName(contract);
  const lines = modelRows(contract).map((row) => ({ ...row, notes: [] }));
  return { kind: 'class', name, lines, schema: schemaOf(contract) };
}

function modelsOfType(printed: PrintedType): readonly Model[] {
  if ('collectionOf' in printed) return modelsOfType(printed.collectionOf);
  if ('text' in printed) return [];
  const { type, model } = printed;
  return type.kind === 'enum' ? [enumModel(model, type)] : contractModels(type);
}

function enumModel(name: string, type: EnumType): Model {
  const members = [...type.members].map(([member, value]) => ({ name: member, value }));
  return { kind: 'enum', name, members, schema: schemaOf(type) };
}
