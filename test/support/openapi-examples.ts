import type { OpenAPIObject } from '@nestjs/swagger';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

/** An example of a document, and the schema that it must obey, by their places in it. */
interface Promised {
  readonly place: string;
  readonly schema: string;
  readonly value: unknown;
}

const ROOT = 'document';

/** Examples that break their own schema, one sentence each; `count` is how many there are that can be judged. */
export function judgeExamples(document: OpenAPIObject): { readonly count: number; readonly faults: readonly string[] } {
  const ajv = validatorOf(document);
  const promised = examplesIn(document, '').filter(({ value }) => !isXml(value));
  const faults = promised.flatMap(({ place, schema, value }) => {
    const judge = ajv.compile({ $ref: `${ROOT}#${schema}` });
    return judge(value) ? [] : [`${place}: ${ajv.errorsText(judge.errors)}`];
  });
  return { count: promised.length, faults };
}

/** Judges a value by the schema that stands at a place of the document, a JSON pointer; undefined when it obeys. */
export function judgeValue(document: OpenAPIObject, schema: string, value: unknown): string | undefined {
  const ajv = validatorOf(document);
  const judge = ajv.compile({ $ref: `${ROOT}#${schema}` });
  return judge(value) ? undefined : ajv.errorsText(judge.errors);
}

function validatorOf(document: OpenAPIObject): Ajv {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  return ajv.addSchema(document, ROOT);
}

/** XML stands in a document as text. */
const isXml = (value: unknown): boolean => typeof value === 'string' && value.startsWith('<');

/** What has an example beside its schema (bodies, parameters), and what is one (fields). */
function examplesIn(node: unknown, place: string): readonly Promised[] {
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

/** A name as a part of a JSON pointer in the fragment of an address (RFC 6901, 6). */
export const escaped = (name: string): string => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
