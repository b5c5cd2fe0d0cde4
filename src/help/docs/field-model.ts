import type { FieldDescription, ModelSchema } from '../../http';
import type { ClassModel, ModelLine } from './model';

const WORDS = { text: 'string', integer: 'integer' } as const;

/** The fields of a `@Body()` class as a model. */
export function fieldModel(name: string, fields: readonly FieldDescription[]): ClassModel {
  return {
    kind: 'class',
    name,
    lines: fields.map(fieldLine),
    schema: {
      type: 'object',
      properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
      required: fields.filter(isAlwaysThere).map((field) => field.name),
    },
  };
}

const fieldLine = (field: FieldDescription): ModelLine => ({
  name: field.name,
  about: field.about,
  type: { text: WORDS[field.kind] },
  notes: notesOf(field),
});

/** Required first, then by the alphabet, as the help pages of ASP.NET order their annotations. */
const notesOf = (field: FieldDescription): string[] => [...demandOf(field), ...formOf(field)];

function demandOf({ isRequired, unless }: FieldDescription): string[] {
  if (!isRequired) return [];
  return [unless === undefined ? 'Required' : `Required unless ${unless} is given`];
}

function formOf({ kind, isRequired, oneOf, max }: FieldDescription): string[] {
  const pattern = oneOf === undefined ? [] : [`Matching regular expression pattern: ^(${oneOf.join('|')})$`];
  if (kind === 'integer') return ['Digits in a string are accepted as well', ...pattern];
  if (oneOf !== undefined || max === undefined) return pattern;
  return [`String length: inclusive between ${isRequired ? '1' : '0'} and ${String(max)}`];
}

const isAlwaysThere = ({ isRequired, unless }: FieldDescription): boolean => isRequired && unless === undefined;

function fieldSchema(field: FieldDescription): ModelSchema {
  const description = field.about === '' ? {} : { description: field.about };
  return field.kind === 'text'
    ? { ...textSchema(field), ...description }
    : { oneOf: [wholeSchema(field), textSchema(field)], ...description };
}

function textSchema({ isSecret, isRequired, max, oneOf }: FieldDescription): ModelSchema {
  const length = { ...(max !== undefined && { maxLength: max }), ...(isRequired && { minLength: 1 }) };
  const values = oneOf && { enum: isRequired ? oneOf : [...oneOf, ''] };
  return { type: 'string', ...(isSecret && { format: 'password' }), ...(values ?? length) };
}

function wholeSchema({ oneOf }: FieldDescription): ModelSchema {
  return { type: 'integer', format: 'int64', ...(oneOf && { enum: oneOf.map(Number) }) };
}

/** What a sample of these fields holds: integers as integers, optional fields only where an example is given. */
export function fieldSample(fields: readonly FieldDescription[]): Readonly<Record<string, string | number>> {
  const given = fields.map((field, index) => [field, field.example ?? made(field, index + 1)] as const);
  return Object.fromEntries(
    given.flatMap(([{ name, kind }, example]) =>
      example === undefined ? [] : [[name, kind === 'integer' ? Number(example) : example]],
    ),
  );
}

const made = (field: FieldDescription, position: number): string | undefined =>
  isAlwaysThere(field)
    ? field.kind === 'integer'
      ? String(position)
      : `sample string ${String(position)}`
    : undefined;
