import type { SchemaObject } from '@nestjs/swagger';
import type { ModelSchema, Operation } from '../../http';
import type { ClassModel } from '../docs/model';
import { schemaObject } from './schema-object';

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
