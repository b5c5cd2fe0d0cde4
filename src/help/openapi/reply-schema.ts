import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { ClassModel } from '../docs/model';
import type { Result } from '../docs/results';
import { schemaObject } from './schema-object';

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
