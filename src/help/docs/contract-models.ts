import { type DataContract, type EnumType, modelName, modelRows, type PrintedType, schemaOf } from '../../http';
import type { ClassModel, Model } from './model';

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
