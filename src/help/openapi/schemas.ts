import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import { type ModelSchema, type Operation, schemaOf } from '../../http';
import { modelsOf } from '../docs/doc-registry';
import type { ClassModel, EnumModel, Model } from '../docs/model';
import type { OperationDoc } from '../docs/operation-doc';
import type { OperationResult } from '../docs/operation-results';
import type { Endpoint } from './endpoint';

type Property = SchemaObject | ReferenceObject;

const EMPTY_LIST: SchemaObject = { type: 'array', items: {}, maxItems: 0 };

export const reference = (name: string): ReferenceObject => ({ $ref: `#/components/schemas/${name}` });

/** OpenAPI schemas of all models of the operations, by name. Throws when one name stands for two different schemas. */
export function schemasOf(docs: readonly OperationDoc[]): Record<string, SchemaObject> {
  const schemas = new Map<string, SchemaObject>();
  for (const doc of docs)
    for (const model of modelsOf([doc])) {
      const schema = schemaOfModel(doc, model);
      const known = schemas.get(model.name) ?? schema;
      if (JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`two models are called ${model.name}`);
      schemas.set(model.name, schema);
    }
  return Object.fromEntries(schemas);
}

/** Schema of the reply bodies of an endpoint: one model, or any of those of its actions. */
export function responseSchema(endpoint: Endpoint): ReferenceObject | SchemaObject {
  const names = [...new Set(endpoint.flatMap(({ response }) => response?.model.name ?? []))];
  const [first, another] = names;
  if (first === undefined) return refusalSchema(endpoint);
  return another === undefined ? reference(first) : { anyOf: names.map(reference) };
}

/** Schema of the refusals of an endpoint that answers with a file. */
function refusalSchema([{ operation }]: Endpoint): SchemaObject {
  const { response } = operation.codec.forms;
  return response === undefined ? { type: 'object' } : schemaObject(schemaOf(response));
}

function schemaOfModel(doc: OperationDoc, model: Model): SchemaObject {
  if (model.kind === 'enum') return enumSchema(model);
  if (model === doc.request?.model) return requestSchema(model, doc.operation.action);
  if (model === doc.response?.model) return replySchema(model, doc.results);
  const isInResponse = doc.response?.nestedModels.includes(model) === true;
  return isInResponse ? completeSchema(model) : schemaObject(model.schema);
}

/** Schema of an enumeration by its numbers, as in JSON and forms; XML has the names instead. */
function enumSchema({ members, schema }: EnumModel): SchemaObject {
  const names = members.map(({ name, value }) => `${String(value)} ${name}`).join(', ');
  return { ...schemaObject(schema), description: `${names}; XML has the name instead of the number` };
}

/** Schema of a JSON or XML request; for an action it includes the field that selects the action. */
function requestSchema({ schema }: ClassModel, action: Operation['action']): SchemaObject {
  if (action === undefined) return schemaObject(schema);
  const { properties, required = [] } = schema;
  const chosen = { [action.field]: actionSchema([action.name]) };
  return schemaObject({ ...schema, properties: { ...chosen, ...properties }, required: [action.field, ...required] });
}

/** Schema of the field that selects an action. */
export const actionSchema = (names: readonly string[]): ModelSchema => ({
  type: 'string',
  enum: names,
  description: '接口名',
});

/**
 * Schema of a reply: a list that is empty in all replies is an empty list, and an object may be an empty list where it
 * is one in some reply.
 */
function replySchema(model: ClassModel, results: readonly OperationResult[]): SchemaObject {
  const { properties = {}, ...rest } = completeSchema(model);
  const members = Object.entries(properties).map(([name, property]) => [name, memberSchema(name, property, results)]);
  return { ...rest, properties: Object.fromEntries(members) as NonNullable<SchemaObject['properties']> };
}

function memberSchema(name: string, property: Property, results: readonly OperationResult[]): Property {
  const empty = results.filter((result) => hasEmptyList(result, name));
  if (empty.length === 0) return property;
  if ('$ref' in property) return { oneOf: [property, EMPTY_LIST] };
  return empty.length === results.length ? { ...property, maxItems: 0 } : property;
}

function hasEmptyList({ body }: OperationResult, name: string): boolean {
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) && value.length === 0;
}

/** Schema of an object in a response: all of its members are required. */
const completeSchema = ({ schema }: ClassModel): SchemaObject =>
  schemaObject({ ...schema, required: Object.keys(schema.properties ?? {}) });

/** Converts a model schema to an OpenAPI schema object, which must not have an empty `required`. */
export function schemaObject({ required = [], ...schema }: ModelSchema): SchemaObject {
  return { ...schema, ...(required.length > 0 && { required }) } as SchemaObject;
}
