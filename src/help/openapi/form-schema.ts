import type { ParameterObject, SchemaObject } from '@nestjs/swagger';
import { type ModelSchema, sampleOf, schemaOf } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import type { Endpoint } from './endpoint';
import { actionSchema, schemaObject } from './schemas';

type Properties = Readonly<Record<string, SchemaObject>>;

/** Value of a form field or of a query parameter. */
type Scalar = string | number | boolean;

/** OpenAPI parameters in the query string of a GET. */
export function queryParameters(endpoint: Endpoint): ParameterObject[] {
  const { action, codec } = endpoint[0].operation;
  const { request } = codec.forms;
  if (action !== undefined) return parametersOf(formSchema(endpoint));
  return request === undefined ? [] : parametersOf({ properties: formFields(schemaOf(request), sampleOf(request)) });
}

/** OpenAPI parameters that ask for another form of the answer. */
export const alternativeParameters = (endpoint: Endpoint): ParameterObject[] =>
  endpoint.flatMap(({ operation: { text } }) =>
    (text.alternative?.query ?? []).map(({ name, about, values }) => ({
      ...{ name, in: 'query', required: false, description: about },
      schema: { type: 'string', ...(values && { enum: [...values] }) },
    })),
  );

const parametersOf = ({ properties = {}, required = [] }: SchemaObject): ParameterObject[] =>
  Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));

/**
 * OpenAPI schema of a form, with an example for each field. Actions that share a path share one schema with the fields
 * of all of them, where only the action field is required.
 */
export function formSchema(docs: readonly Pick<OperationDoc, 'operation' | 'request'>[]): SchemaObject {
  const bodies = docs.flatMap(({ request }) => request ?? []);
  const properties = mergeFields(
    bodies.flatMap(({ model, value, example = value }) => Object.entries(formFields(model.schema, example))),
  );
  const [only, another] = bodies;
  const required = another === undefined ? (only?.model.schema.required ?? []) : [];
  const action = actionField(docs);
  return schemaObject({
    type: 'object',
    properties: { ...action, ...properties } as ModelSchema['properties'] & object,
    required: [...Object.keys(action), ...required],
  });
}

/** Merges fields of the same name: the first schema wins, the distinct descriptions are joined. */
function mergeFields(fields: readonly (readonly [string, SchemaObject])[]): Properties {
  const properties: Record<string, SchemaObject> = {};
  for (const [name, field] of fields) {
    const descriptions = fields.filter(([each]) => each === name).flatMap(([, { description }]) => description ?? []);
    const description = [...new Set(descriptions)].join(' / ');
    properties[name] ??= { ...field, ...(description !== '' && { description }) };
  }
  return properties;
}

/**
 * Schema of the field that selects the action; empty for an operation that is no action. With several actions it
 * offers, and starts with, an empty value: Swagger UI would otherwise preselect the first action beside the fields of
 * another one.
 */
function actionField(docs: readonly Pick<OperationDoc, 'operation'>[]): Properties {
  const actions = docs.flatMap(({ operation: { action } }) => action ?? []);
  const [first, another] = actions;
  if (first === undefined) return {};
  const unmatched = another === undefined ? [] : [''];
  const schema = schemaObject(actionSchema([...unmatched, ...actions.map(({ name }) => name)]));
  return { [first.field]: { ...schema, example: unmatched[0] ?? first.name } };
}

/** Converts the members of a model to form fields, with the values of `sample` as examples. */
function formFields({ properties = {} }: ModelSchema, sample: object): Properties {
  const examples = sample as Readonly<Record<string, Scalar | undefined>>;
  const fields = Object.entries(properties).map(([name, schema]) => [name, formField(schema, examples[name])] as const);
  return Object.fromEntries(fields);
}

/**
 * Schema of one form field. A number that may also be written as text is text in a form. A field without an example
 * gets an empty example, which means the same; Swagger UI would otherwise make up a value.
 */
function formField({ oneOf, ...schema }: ModelSchema, example: Scalar = ''): SchemaObject {
  const text = oneOf?.find(({ type }) => type === 'string');
  return { ...schemaObject({ ...text, ...schema }), example: text === undefined ? example : String(example) };
}
