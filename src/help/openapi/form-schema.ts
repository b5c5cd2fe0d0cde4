import type { ParameterObject, SchemaObject } from '@nestjs/swagger';
import { type ModelSchema, sampleOf, schemaOf } from '../../http';
import type { OperationDoc } from '../docs/operation-doc';
import type { Endpoint } from './endpoint';
import { actionSchema, schemaObject } from './schemas';

type Properties = Readonly<Record<string, SchemaObject>>;

/** The fields of a form, or of a query string, each with its example; those of several actions together. */
export function formSchema(entries: readonly Pick<OperationDoc, 'operation' | 'request'>[]): SchemaObject {
  const bodies = entries.flatMap(({ request }) => request ?? []);
  const properties = together(
    bodies.flatMap(({ model, value, example = value }) => Object.entries(fieldsOf(model.schema, example))),
  );
  const [only, another] = bodies;
  const required = another === undefined ? (only?.model.schema.required ?? []) : [];
  const action = actionProperty(entries);
  return schemaObject({
    type: 'object',
    properties: { ...action, ...properties } as ModelSchema['properties'] & object,
    required: [...Object.keys(action), ...required],
  });
}

/** A field of several actions is as the first of them has it, and means what it means to each. */
function together(fields: readonly (readonly [string, SchemaObject])[]): Properties {
  const properties: Record<string, SchemaObject> = {};
  for (const [name, field] of fields) {
    const same = fields.filter(([each]) => each === name).flatMap(([, { description: meaning }]) => meaning ?? []);
    const meanings = [...new Set(same)].join(' / ');
    properties[name] ??= { ...field, ...(meanings !== '' && { description: meanings }) };
  }
  return properties;
}

/**
 * Where there are several actions, nobody has chosen one yet: the choice has an empty value too, and starts with it, or
 * Swagger UI would start with the first action, beside whatever fields somebody fills in for another.
 */
function actionProperty(entries: readonly Pick<OperationDoc, 'operation'>[]): Properties {
  const actions = entries.flatMap(({ operation: { action } }) => action ?? []);
  const [first, another] = actions;
  if (first === undefined) return {};
  const unchosen = another === undefined ? [] : [''];
  const schema = schemaObject(actionSchema([...unchosen, ...actions.map(({ name }) => name)]));
  return { [first.field]: { ...schema, example: unchosen[0] ?? first.name } };
}

/** What a form or a query string can hold. */
type Scalar = string | number | boolean;

/** The members of a model as fields of a form, with the values of a sample as examples. */
export function fieldsOf({ properties = {} }: ModelSchema, sample: object): Properties {
  const examples = sample as Readonly<Record<string, Scalar | undefined>>;
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, fieldSchema(schema, examples[name])] as const,
  );
  return Object.fromEntries(fields);
}

/**
 * Of a number that may be written as text as well, a form has the text. What a sample leaves out is left empty, which means
 * the same, or Swagger UI would make something up.
 */
function fieldSchema({ oneOf, ...schema }: ModelSchema, example: Scalar = ''): SchemaObject {
  const text = oneOf?.find(({ type }) => type === 'string');
  return { ...schemaObject({ ...text, ...schema }), example: text === undefined ? example : String(example) };
}

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
