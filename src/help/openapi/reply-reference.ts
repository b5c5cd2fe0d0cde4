import type { ReferenceObject, SchemaObject } from '@nestjs/swagger';
import { schemaOf } from '../../http';
import type { Endpoint } from './endpoint';
import { reference } from './schemas';
import { schemaObject } from './schema-object';

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
