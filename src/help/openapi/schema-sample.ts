import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';

export type Schemas = Readonly<Record<string, SchemaObject | ReferenceObject>>;

const REFERENCE = /^#\/components\/schemas\/(.+)$/;

/** Name of the schema that a reference leads to, also where it stands alone in `allOf` beside a description. */
export function referredName(schema: SchemaObject | ReferenceObject): string | undefined {
  if ('$ref' in schema) return REFERENCE.exec(schema.$ref)?.[1];
  const [only, another] = schema.allOf ?? [];
  return only === undefined || another !== undefined ? undefined : referredName(only);
}

/**
 * Sample of a schema by the examples of its members. An optional member without an example, and an optional object, is left
 * out: so the sample of a body whose members exclude each other is a body that a server takes. Undefined where there is
 * none.
 */
export function schemaSample(schema: SchemaObject | ReferenceObject, schemas: Schemas): unknown {
  const name = referredName(schema);
  const own = name === undefined ? schema : schemas[name];
  if (own === undefined || '$ref' in own) return undefined;
  if (own.example !== undefined) return own.example as unknown;
  if (own.type === 'array') return [schemaSample(own.items ?? {}, schemas)].filter((item) => item !== undefined);
  return own.properties && objectSample(own, schemas);
}

/** Sample of an object; undefined where a member that is required has none. */
function objectSample({ properties = {}, required = [] }: SchemaObject, schemas: Schemas): object | undefined {
  const members = Object.entries(properties).map(([key, member]) => {
    const isLeftOut = !required.includes(key) && referredName(member) !== undefined;
    return [key, isLeftOut ? undefined : schemaSample(member, schemas)] as const;
  });
  const sampled = members.filter(([, sample]) => sample !== undefined);
  const isWhole = required.every((key) => sampled.some(([name]) => name === key));
  return isWhole ? Object.fromEntries(sampled) : undefined;
}
