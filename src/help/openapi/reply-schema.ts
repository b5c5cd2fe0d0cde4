import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { ClassModel } from '../catalogue/model';
import type { Result } from '../catalogue/results';
import { schemaObject } from './schema-object';

const EMPTY_LIST: SchemaObject = { type: 'array', items: {}, maxItems: 0 };

/** An object of an answer, which always has all of its members. */
export const wholeSchema = ({ schema }: ClassModel): SchemaObject =>
  schemaObject({ ...schema, required: Object.keys(schema.properties ?? {}) });

/** What an answer holds: where the model has an object, some of its rows may have an empty list. */
export function replySchema(model: ClassModel, results: readonly Result[]): SchemaObject {
  const { properties = {}, ...rest } = wholeSchema(model);
  const members = Object.entries(properties).map(
    ([name, property]): readonly [string, SchemaObject | ReferenceObject] =>
      '$ref' in property && results.some((result) => isEmptyList(result, name))
        ? [name, { oneOf: [property, EMPTY_LIST] }]
        : [name, property],
  );
  return { ...rest, properties: Object.fromEntries(members) };
}

function isEmptyList({ body }: Result, name: string): boolean {
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(value) && value.length === 0;
}
