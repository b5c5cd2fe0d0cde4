import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import type { ModelLine } from '../docs/model';
import { referredName, type Schemas } from '../openapi/schema-sample';

/** Model of a body of /v1, for its page. */
export interface V1Model {
  readonly kind: 'class';
  readonly name: string;
  readonly lines: readonly ModelLine[];
}

/** Finds the model of a body by its name. */
export type FindModel = (name: string) => V1Model | undefined;

/** Model of a schema of the document; undefined where there is none of that name, compared without case. */
export function v1Model(name: string, schemas: Schemas): V1Model | undefined {
  const found = Object.keys(schemas).find((each) => each.toLowerCase() === name.toLowerCase());
  const schema = found === undefined ? undefined : schemas[found];
  return found === undefined || schema === undefined
    ? undefined
    : { kind: 'class', name: found, lines: linesOf(schema) };
}

function linesOf(schema: SchemaObject | ReferenceObject): readonly ModelLine[] {
  if ('$ref' in schema) return [];
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).map(([name, member]) => schemaLine(name, member, required.includes(name)));
}

/** Line of a member or of a parameter: its description, type and constraints. */
export const schemaLine = (name: string, schema: SchemaObject | ReferenceObject, isRequired: boolean): ModelLine => ({
  name,
  about: ('description' in schema ? schema.description : undefined) ?? '',
  type: typeOf(schema),
  notes: [...(isRequired ? ['Required'] : []), ...('$ref' in schema ? [] : notesOf(schema))],
});

function typeOf(schema: SchemaObject | ReferenceObject): ModelLine['type'] {
  const model = referredName(schema);
  if (model !== undefined) return { model };
  if ('$ref' in schema) return { text: 'Object' };
  if (schema.type === 'array') return { collectionOf: typeOf(schema.items ?? {}) };
  if (schema.format === 'date-time') return { text: 'date' };
  return { text: typeof schema.type === 'string' && schema.type !== 'object' ? schema.type : 'Object' };
}

/** Constraints in the wording of ASP.NET's help pages. */
function notesOf({ enum: values, minLength, maxLength }: SchemaObject): readonly string[] {
  if (values !== undefined) return [`Matching regular expression pattern: ^(${values.join('|')})$`];
  if (maxLength === undefined) return [];
  return [`String length: inclusive between ${String(minLength ?? 0)} and ${String(maxLength)}`];
}
