import type { FieldDescription, ModelSchema } from '../../http';
import type { ClassModel, ModelLine } from './model';

const TYPE_NAMES = { text: 'string', integer: 'integer' } as const;

/** Model of a request class whose properties are described by field decorators. */
export function fieldModel(name: string, fields: readonly FieldDescription[]): ClassModel {
  return {
    kind: 'class',
    name,
    lines: fields.map(fieldLine),
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
      required: fields.filter(isAlwaysRequired).map((field) => field.name),
    },
  };
}

const fieldLine = (field: FieldDescription): ModelLine => ({
  name: field.name,
  about: field.about,
  type: { text: TYPE_NAMES[field.kind] },
  notes: [...requiredNotes(field), ...formatNotes(field)],
});

function requiredNotes({ isRequired, unless }: FieldDescription): string[] {
  if (!isRequired) return [];
  return [unless === undefined ? 'Required' : `Required unless ${unless} is given`];
}

/** Format constraints in alphabetical order, as ASP.NET's help pages order their annotations. */
function formatNotes({ kind, isRequired, oneOf, max }: FieldDescription): string[] {
  const pattern = oneOf === undefined ? [] : [`Matching regular expression pattern: ^(${oneOf.join('|')})$`];
  if (kind === 'integer') return ['Digits in a string are accepted as well', ...pattern];
  if (oneOf !== undefined || max === undefined) return pattern;
  return [`String length: inclusive between ${isRequired ? '1' : '0'} and ${String(max)}`];
}

const isAlwaysRequired = ({ isRequired, unless }: FieldDescription): boolean => isRequired && unless === undefined;

function fieldSchema(field: FieldDescription): ModelSchema {
  const description = field.about === '' ? {} : { description: field.about };
  return field.kind === 'text'
    ? { ...textSchema(field), ...description }
    : { oneOf: [integerSchema(field), textSchema(field)], ...description };
}

function textSchema({ isSecret, isRequired, max, oneOf }: FieldDescription): ModelSchema {
  const length = { ...(max !== undefined && { maxLength: max }), ...(isRequired && { minLength: 1 }) };
  const values = oneOf && { enum: isRequired ? oneOf : [...oneOf, ''] };
  return { type: 'string', ...(isSecret && { format: 'password' }), ...(values ?? length) };
}

function integerSchema({ oneOf }: FieldDescription): ModelSchema {
  return { type: 'integer', format: 'int64', ...(oneOf && { enum: oneOf.map(Number) }) };
}

/**
 * Sample value of a request class. A required field without an example gets a value made of its position; an optional
 * field without an example is left out. Integer fields hold numbers.
 */
export function fieldSample(fields: readonly FieldDescription[]): Readonly<Record<string, string | number>> {
  const samples = fields.map((field, index) => [field, field.example ?? generatedSample(field, index + 1)] as const);
  return Object.fromEntries(
    samples.flatMap(([{ name, kind }, sample]) =>
      sample === undefined ? [] : [[name, kind === 'integer' ? Number(sample) : sample]],
    ),
  );
}

function generatedSample(field: FieldDescription, position: number): string | undefined {
  if (!isAlwaysRequired(field)) return undefined;
  return field.kind === 'integer' ? String(position) : `sample string ${String(position)}`;
}
