import { applyDecorators, type Type } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { malformed, RefusedException } from '../../common';
import { type DecodedBody, JsonNumber, type Scalar } from '../decoding/decoded-body';

/** Options that every field decorator takes: documentation and restrictions. */
interface FieldOptions {
  /** Description of the field in the source document. */
  readonly about?: string;
  /** Value of the field in samples. */
  readonly example?: string;
  /** All accepted values of the field. */
  readonly oneOf?: readonly string[];
}

/** Options of text fields; `max` is the maximum length in characters (code points). */
interface TextOptions extends FieldOptions {
  readonly max?: number;
}

/** Options of required text fields; `unless` names a field whose presence makes this one optional. */
interface RequiredTextOptions extends TextOptions {
  readonly unless?: string;
}

/** Options of whole-number fields; with `optional` the number may be missing or empty. */
interface IntegerTextOptions extends TextOptions {
  readonly optional?: boolean;
}

const MAX_TEXT = 256;
const MAX_DIGITS = 20;

const printable = (max: number): RegExp => new RegExp(`^\\P{Cc}{1,${String(max)}}$`, 'u');
const digits = (max: number): RegExp => new RegExp(`^[0-9]{1,${String(max)}}$`);

/** Property decorator: required string of 1 to `max` (256) characters, without control characters. */
export const Text = ({ max = MAX_TEXT, unless, ...options }: RequiredTextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(onlyText),
    Matches(printable(max)),
    ...onlyOneOf(options),
    ...(unless === undefined ? [] : [ValidateIf((fields: Record<string, unknown>) => fields[unless] === undefined)]),
    described(options, { kind: 'text', isRequired: true, max, ...(unless !== undefined && { unless }) }),
  );

/**
 * Property decorator: required string of at least one character of any kind. The password policy is checked by the use
 * case.
 */
export const Password = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(onlyText),
    Matches(/^[^]+$/),
    described(options, { kind: 'text', isRequired: true, isSecret: true }),
  );

/** Property decorator: {@link Text} that may be missing, null or empty; the property is `undefined` then. */
export const OptionalText = ({ max = MAX_TEXT, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrMissing),
    IsOptional(),
    Matches(printable(max)),
    described(options, { kind: 'text', isRequired: false, max }),
  );

/**
 * Property decorator: required {@link Text} that clients may send as a JSON integer; the property holds the text or the
 * integer's digits.
 */
export const TextOrInteger = ({ max = MAX_TEXT, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrDigits),
    Matches(printable(max)),
    described(options, { kind: 'integer', isRequired: true, max }),
  );

/**
 * Property decorator: whole number, sent as a JSON integer or a string of ASCII digits; the property holds its digits,
 * at most `max` (20).
 */
export const IntegerText = ({ max = MAX_DIGITS, optional = false, ...options }: IntegerTextOptions = {}) =>
  applyDecorators(
    Field(textOrDigits),
    Matches(digits(max)),
    ...onlyOneOf(options),
    ...(optional ? [ValidateIf((_fields: object, value: unknown) => Boolean(value))] : []),
    described(options, { kind: 'integer', isRequired: !optional, max }),
  );

function onlyOneOf({ oneOf }: FieldOptions): readonly PropertyDecorator[] {
  return oneOf === undefined ? [] : [IsIn(oneOf)];
}

type Format = Pick<FieldDescription, 'kind' | 'isRequired'> & Partial<FieldDescription>;

const described = (options: FieldOptions, format: Format): PropertyDecorator =>
  describeField({ about: '', isSecret: false, ...options, ...format });

const WHOLE = /^(?:0|[1-9][0-9]*)$/;

/** Property decorator that sets the property to the converted field of the same name; null counts as missing. */
function Field(convert: (value: Exclude<Scalar, null>) => string | undefined): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }: { obj: DecodedBody; key: string }) => {
      const value = obj[key];
      return value === undefined || value === null ? undefined : convert(value);
    }),
  );
}

/** Converts a field that must be a string. Throws {@link RefusedException} (malformed body) for other scalars. */
function onlyText(value: Exclude<Scalar, null>): string {
  if (typeof value !== 'string') throw new RefusedException(malformed('body'));
  return value;
}

/** Converts a field that must be a string, an empty one to undefined. Throws as {@link onlyText}. */
function textOrMissing(value: Exclude<Scalar, null>): string | undefined {
  return onlyText(value) || undefined;
}

/**
 * Converts a field that may be a string or a whole number to its text or digits; any other number becomes an empty
 * string.
 */
function textOrDigits(value: Exclude<Scalar, null>): string {
  if (!(value instanceof JsonNumber)) return onlyText(value);
  return WHOLE.test(value.text) ? value.text : '';
}

/** Documentation of one request field, as its decorator states it. */
export interface FieldDescription {
  readonly name: string;
  /** Description of the field in the source document. */
  readonly about: string;
  /** JSON type of the field; `integer` fields also accept a string of digits. */
  readonly kind: 'text' | 'integer';
  /** True for a required field; with `unless`, it is required only in the absence of that other field. */
  readonly isRequired: boolean;
  readonly unless?: string;
  /** Maximum length of the field in characters; missing where the use case limits it. */
  readonly max?: number;
  /** All accepted values of the field, if they are few. */
  readonly oneOf?: readonly string[];
  /** Value of the field in samples; an optional field without one is left out of them. */
  readonly example?: string;
  /** True for a secret value, such as a password, which help pages must not store in the browser. */
  readonly isSecret: boolean;
}

const FIELDS = 'http:fields';

/** Adds a field description to the metadata of the property's class. */
const describeField =
  (description: Omit<FieldDescription, 'name'>): PropertyDecorator =>
  (prototype, name) => {
    const known = fieldsDescribedOn(prototype);
    Reflect.defineMetadata(FIELDS, [...known, { ...description, name: String(name) }], prototype);
  };

/** Field descriptions of a `@Body()` class in the order of declaration; empty for any other class. */
export const fieldDescriptions = (model: Type<object>): readonly FieldDescription[] =>
  fieldsDescribedOn(model.prototype as object);

const fieldsDescribedOn = (prototype: object): readonly FieldDescription[] =>
  (Reflect.getMetadata(FIELDS, prototype) as readonly FieldDescription[] | undefined) ?? [];
