import type { ClrType, DataContract, EnumType, Slot } from './clr-type';
import { modelName } from './model-table';
import { contractNamespace, xmlNameOf } from './stable-name';
import type { XmlName } from './xml-names';

/** What of an OpenAPI schema a contract can say. */
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

/** JSON without a contract never holds null for one. */
const TEXT: ModelSchema = { type: 'string' };

/** Beside a reference nothing counts, `nullable` included: null is an alternative of its own. */
const NULL: ModelSchema = { type: 'object', nullable: true, enum: [null] };

/**
 * The schema of one model; others are referred to by their names. Nothing is required; XML names stand where they are not
 * the names of JSON, or where a reference leads to those of another element, and namespaces where a member does not live in
 * its model's own.
 */
export const schemaOf = (model: DataContract | EnumType): ModelSchema =>
  model.kind === 'enum' ? enumSchema(model) : classSchema(model);

function classSchema(contract: DataContract): ModelSchema {
  const { slots, name, namespace, clrNamespace } = contract;
  const hasXml = clrNamespace !== '';
  const properties = slots.map((slot) => {
    const about = slot.about === '' ? {} : { description: slot.about };
    return [slot.name, described(slotSchema(slot, hasXml), { ...about, ...elementOf(slot, contract) })] as const;
  });
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    ...(hasXml && { xml: { name, namespace } }),
  };
}

function elementOf({ type, name, namespace }: Slot, contract: DataContract): Pick<ModelSchema, 'xml'> {
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

function slotSchema({ type, orBlank }: Slot, hasXml: boolean): ModelSchema {
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

/** What CLR keeps by reference may be null; JSON without a contract says what it is. */
function referenceTo(type: DataContract | EnumType): ModelSchema {
  const reference = { $ref: `#/components/schemas/${modelName(type)}` };
  return type.kind === 'enum' || type.clrNamespace === '' ? reference : { oneOf: [reference, NULL] };
}

/** Nothing may stand beside a reference. */
function described(schema: ModelSchema, more: ModelSchema): ModelSchema {
  if (Object.keys(more).length === 0) return schema;
  return schema.$ref === undefined ? { ...schema, ...more } : { allOf: [schema], ...more };
}
