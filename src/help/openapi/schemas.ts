import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import { modelsOf } from '../docs/doc-registry';
import type { OperationDoc } from '../docs/operation-doc';
import type { EnumModel, Model } from '../docs/model';
import { replySchema, wholeSchema } from './reply-schema';
import { requestSchema } from './request-schema';
import { schemaObject } from './schema-object';

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
