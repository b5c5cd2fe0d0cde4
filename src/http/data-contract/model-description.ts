import type { ClrType, DataContract, EnumType, DataMember } from './clr-type';
import { contractNamespace, type XmlName, xmlNameOf } from './xml-names';

/** Type as help pages print it: its name, a link to a model, or a collection of either. */
export type PrintedType =
  | { readonly text: string }
  | { readonly model: string; readonly type: DataContract | EnumType }
  | { readonly collectionOf: PrintedType };

/** Row of a model's table on the help page. */
export interface ModelRow {
  readonly name: string;
  readonly about: string;
  readonly type: PrintedType;
}

const TYPE_NAMES = {
  string: 'string',
  int: 'integer',
  guid: 'globally unique identifier',
  boolean: 'boolean',
  anything: 'Object',
} as const;

const CLR_NAMES = { string: 'String', int: 'Int32', guid: 'Guid', boolean: 'Boolean', anything: 'Object' } as const;

/** Rows for the members of a contract: its own first, then those of its base class. */
export function modelRows({ dataMembers }: DataContract): ModelRow[] {
  return dataMembers.map(({ name, about, type }) => ({ name, about, type: printedType(type) }));
}

function printedType(type: ClrType): PrintedType {
  if (type.kind === 'list') return { collectionOf: printedType(type.item) };
  if (type.kind === 'class' || type.kind === 'enum') return { model: modelName(type), type };
  return { text: TYPE_NAMES[type.kind] };
}

/** Name of a type on help pages. It differs from the contract name in scalars and has no digest. */
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

/** Subset of an OpenAPI schema object that contracts need. */
export interface ModelSchema {
  readonly $ref?: string;
  readonly allOf?: readonly ModelSchema[];
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly (number | string | null)[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly required?: readonly string[];
  readonly oneOf?: readonly ModelSchema[];
  readonly 'x-enumNames'?: readonly string[];
  readonly items?: ModelSchema;
  readonly properties?: Readonly<Record<string, ModelSchema>>;
  readonly xml?: Partial<XmlName> & { readonly wrapped?: boolean };
}

const SCALARS = {
  string: { type: 'string', nullable: true },
  int: { type: 'integer', format: 'int32' },
  guid: { type: 'string', format: 'uuid' },
  boolean: { type: 'boolean' },
  anything: { type: 'object', nullable: true },
} as const;

/** Schema of a text in a plain JSON reply, which never holds null in place of a string. */
const TEXT: ModelSchema = { type: 'string' };

/** Schema of null as an alternative to a `$ref`, beside which `nullable` would be ignored. */
const NULL: ModelSchema = { type: 'object', nullable: true, enum: [null] };

/**
 * OpenAPI schema of a model; it refers to other models by name and has no required members. XML names are given where
 * they differ from those of JSON or would be taken from a referenced model, namespaces where a member is not in the
 * model's own.
 */
export const schemaOf = (model: DataContract | EnumType): ModelSchema =>
  model.kind === 'enum' ? enumSchema(model) : classSchema(model);

function classSchema(contract: DataContract): ModelSchema {
  const { dataMembers, name, namespace, clrNamespace } = contract;
  const hasXml = clrNamespace !== '';
  const properties = dataMembers.map((member) => {
    const about = member.about === '' ? {} : { description: member.about };
    return [
      member.name,
      described(memberSchema(member, hasXml), { ...about, ...elementOf(member, contract) }),
    ] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(hasXml && { xml: { name, namespace } }),
  };
}

function elementOf({ type, name, namespace }: DataMember, contract: DataContract): Pick<ModelSchema, 'xml'> {
  if (contract.clrNamespace === '') return {};
  if (type.kind === 'class' || type.kind === 'enum') return { xml: { name, namespace } };
  return namespace === contract.namespace ? {} : { xml: { namespace } };
}

function enumSchema({ members, name, clrNamespace }: EnumType): ModelSchema {
  return {
    type: 'integer',
    format: 'int32',
    enum: [...members.values()],
    'x-enumNames': [...members.keys()],
    xml: { name, namespace: contractNamespace(clrNamespace) },
  };
}

const BLANK: ModelSchema = { type: 'string', enum: [''] };

function memberSchema({ type, orBlank }: DataMember, hasXml: boolean): ModelSchema {
  const schema = typeSchema(type, hasXml);
  return orBlank === true ? { oneOf: [schema, BLANK] } : schema;
}

function typeSchema(type: ClrType, hasXml: boolean): ModelSchema {
  if (type.kind === 'class' || type.kind === 'enum') return referenceTo(type);
  if (type.kind === 'string' && !hasXml) return TEXT;
  if (type.kind !== 'list') return SCALARS[type.kind];
  const items = typeSchema(type.item, hasXml);
  if (!hasXml) return { type: 'array', items };
  const xml = { name: xmlNameOf(type.item).name, namespace: xmlNameOf(type).namespace };
  return { type: 'array', nullable: true, items: described(items, { xml }), xml: { wrapped: true } };
}

/** Reference to a model, or null where the CLR type is a class; models of plain JSON are never null. */
function referenceTo(type: DataContract | EnumType): ModelSchema {
  const reference = { $ref: `#/components/schemas/${modelName(type)}` };
  return type.kind === 'enum' || type.clrNamespace === '' ? reference : { oneOf: [reference, NULL] };
}

/** Adds attributes to a schema; beside `$ref` they are ignored, so a reference is wrapped in `allOf`. */
function described(schema: ModelSchema, more: ModelSchema): ModelSchema {
  if (Object.keys(more).length === 0) return schema;
  return schema.$ref === undefined ? { ...schema, ...more } : { allOf: [schema], ...more };
}
