import type { ParameterObject, SchemaObject } from '@nestjs/swagger';
import { sampleOf, schemaOf } from '../../http';
import type { Endpoint } from './endpoint';
import { fieldsOf, formSchema } from './form-schema';

/** What stands in the query string of a GET. */
export function queryParameters(endpoint: Endpoint): ParameterObject[] {
  const { action, codec } = endpoint[0].operation;
  const { request } = codec.forms;
  if (action !== undefined) return parametersOf(formSchema(endpoint));
  return request === undefined ? [] : parametersOf({ properties: fieldsOf(schemaOf(request), sampleOf(request)) });
}

const parametersOf = ({ properties = {}, required = [] }: SchemaObject): ParameterObject[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
