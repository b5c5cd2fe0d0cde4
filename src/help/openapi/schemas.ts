import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import { type ModelSchema, type Operation, schemaOf } from '../../http';
import { modelsOf } from '../docs/doc-registry';
import type { ClassModel, EnumModel, Model } from '../docs/model';
import type { OperationDoc } from '../docs/operation-doc';
import type { Result } from '../docs/results';
import type { Endpoint } from './endpoint';

export const reference = (name: string): ReferenceObject => ({ $ref: `#/components/schemas/${name}` });

/** Every model of the operations as a schema, by its name; one name with two meanings is a mistake. */
export function schemasOf(entries: readonly OperationDoc[]): Record<string, SchemaObject> {
  const schemas = new Map<string, SchemaObject>();
  for (const entry of entries)
    for (const model of modelsOf([entry])) {
      const schema = schemaOfModel(entry, model);
      const known = schemas.get(model.name) ?? schema;
      if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two models are called ${model.name}`);
      schemas.set(model.name, schema);
    }
  return Object.fromEntries(schemas);
}

function schemaOfModel(entry: OperationDoc, model: Model): SchemaObject {
  if (model.kind === 'enum') return enumSchema(model);
  if (model === entry.request?.model) return requestSchema(model, entry.operation.action);
  if (model === entry.response?.model) return replySchema(model, entry.results);
  return entry.response?.others.includes(model) === true ? wholeSchema(model) : schemaObject(model.schema);
}

/** JSON and forms carry the numbers, XML the names. */
function enumSchema({ members, schema }: EnumModel): SchemaObject {
  const names = members.map(({ name, value }) => `${String(value)} ${name}`).join(', ');
  return { ...schemaObject(schema), description: `${names}; XML has the name instead of the number` };
}

const EMPTY_LIST: SchemaObject = { type: 'array', items: {}, maxItems: 0 };

/** An object of an answer, which always has all of its members. */
export const wholeSchema = ({ schema }: ClassModel): SchemaObject =>
  schemaObject({ ...schema, required: Object.keys(schema.properties ?? {}) });

/** What an answer holds: a list that no row fills is empty, and some rows may have an empty list for an object. */
export function replySchema(model: ClassModel, results: readonly Result[]): SchemaObject {
  const { properties = {}, ...rest } = wholeSchema(model);
  const members = Object.entries(properties).map(([name, property]) => [name, memberSchema(name, property, results)]);
  return { ...rest, properties: Object.fromEntries(members) as NonNullable<SchemaObject['properties']> };
}

type Property = SchemaObject | ReferenceObject;

function memberSchema(name: string, property: Property, results: readonly Result[]): Property {
  const empty = results.filter((result) => isEmptyList(result, name));
  if (empty.length === 0) return property;
  if ('$ref' in property) return { oneOf: [property, EMPTY_LIST] };
  return empty.length === results.length ? { ...property, maxItems: 0 } : property;
}

function isEmptyList({ body }: Result, name: string): boolean {
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) && value.length === 0;
}

/** The field that chooses among actions. */
export const actionSchema = (names: readonly string[]): ModelSchema => ({
  type: 'string',
  enum: names,
  description: '接口名',
});

/** What a JSON or XML body holds; that of an action says which one it is. */
export function requestSchema({ schema }: ClassModel, action: Operation['action']): SchemaObject {
  if (action === undefined) return schemaObject(schema);
  const { properties, required = [] } = schema;
  const chosen = { [action.field]: actionSchema([action.name]) };
  return schemaObject({ ...schema, properties: { ...chosen, ...properties }, required: [action.field, ...required] });
}

/** A schema under the name that documents know it by; a list of no required members must not be there. */
export function schemaObject({ required = [], ...schema }: ModelSchema): SchemaObject {
  return { ...schema, ...(required.length > 0 && { required }) } as SchemaObject;
}

/** What the answers of an operation hold: a model, or one of those of its actions. */
export function replyReference(endpoint: Endpoint): ReferenceObject | SchemaObject {
  const names = [...new Set(endpoint.flatMap(({ response }) => response?.model.name ?? []))];
  const [first, another] = names;
  if (first === undefined) return unnamed(endpoint);
  return another === undefined ? reference(first) : { anyOf: names.map(reference) };
}

/** What stands in for a file that is not given. */
function unnamed([{ operation }]: Endpoint): SchemaObject {
  const { response } = operation.codec.forms;
  return response === undefined ? { type: 'object' } : schemaObject(schemaOf(response));
}
