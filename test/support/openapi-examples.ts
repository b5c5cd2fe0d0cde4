import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** Example of a document with the schema that it must obey, both by JSON pointer. */
interface SchemaExample {
  readonly place: string;
  readonly schema: string;
  readonly value: unknown;
}

const ROOT = 'document';

/** Examples that break their own schema, one line each; `count` is the number of examples that were validated. */
export function validateExamples(document: OpenAPIObject): {
  readonly count: number;
  readonly faults: readonly string[];
} {
  const ajv = validatorOf(document);
  const examples = examplesIn(document, '');
  const faults = examples.flatMap(({ place, schema, value }) => {
    const validate = ajv.compile({ $ref: `${ROOT}#${schema}` });
    return validate(value) ? [] : [`${place}: ${ajv.errorsText(validate.errors)}`];
  });
  return { count: examples.length, faults };
}

/** Validates a value by the schema at a JSON pointer of the document; undefined when it is valid, else the errors. */
export function validateValue(document: OpenAPIObject, schema: string, value: unknown): string | undefined {
  const ajv = validatorOf(document);
  const validate = ajv.compile({ $ref: `${ROOT}#${schema}` });
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

function validatorOf(document: OpenAPIObject): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.addSchema(document, ROOT);
}

/** Examples beside a schema (bodies, parameters) and inside one (fields). */
function examplesIn(node: unknown, place: string): readonly SchemaExample[] {
  if (typeof node !== 'object' || node === null) return [];
  const { schema, example, examples } = node as Readonly<Record<string, unknown>>;
  const at = schema === undefined ? place : `${place}/schema`;
  const named = Object.entries((examples ?? {}) as Readonly<Record<string, { readonly value: unknown }>>);
  const own = [
    ...(example === undefined ? [] : [{ place, schema: at, value: example }]),
    ...named.map(([name, { value }]) => ({ place: `${place} ${name}`, schema: at, value })),
  ];
  const inner = Object.entries(node).filter(([name]) => name !== 'example' && name !== 'examples');
  return [...own, ...inner.flatMap(([name, each]) => examplesIn(each, `${place}/${escaped(name)}`))];
}

/** Name as a token of a JSON pointer in a URI fragment (RFC 6901, 6). */
export const escaped = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
