import type { ClrType, DataContract, EnumType } from './clr-type';

/** How help pages print a type: in words, as a link to a model, or as a collection of either. */
export type PrintedType =
  | { readonly text: string }
  | { readonly model: string; readonly type: DataContract | EnumType }
  | { readonly collectionOf: PrintedType };

/** A line of a model's table. */
export interface ModelRow {
  readonly name: string;
  readonly about: string;
  readonly type: PrintedType;
}

const WORDS = {
  string: 'string',
  int: 'integer',
  guid: 'globally unique identifier',
  boolean: 'boolean',
  anything: 'Object',
} as const;

const CLR_NAMES = { string: 'String', int: 'Int32', guid: 'Guid', boolean: 'Boolean', anything: 'Object' } as const;

/** The members of a contract, its own first and then its base's. */
export function modelRows({ slots }: DataContract): ModelRow[] {
  return slots.map(({ name, about, type }) => ({ name, about, type: printedType(type) }));
}

function printedType(type: ClrType): PrintedType {
  if (type.kind === 'list') return { collectionOf: printedType(type.item) };
  if (type.kind === 'class' || type.kind === 'enum') return { model: modelName(type), type };
  return { text: WORDS[type.kind] };
}

/** The name of a type on help pages: not its contract name, which has a digest and other names for scalars. */
export function modelName(type: ClrType): string {
  switch (type.kind) {
    case 'list':
      return `ListOf${modelName(type.item)}`;
    case 'enum':
      return type.name;
    case 'class': {
      const { clrName, typeArguments } = type;
      return typeArguments.length === 0 ? clrName : `${clrName}Of${typeArguments.map(modelName).join('And')}`;
    }
    default:
      return CLR_NAMES[type.kind];
  }
}
