import { applyDecorators, type Type } from '@nestjs/common';
import { Expose, Transform } from 'class-transformer';
import { IsIn, IsOptional, Matches, ValidateBy, ValidateIf } from 'class-validator';
import { malformed, normalizeTyped, RefusedException } from '../../common';
import { type DecodedBody, JsonNumber, NESTED, type Scalar } from '../decoding/decoded-body';

/** Options that every field decorator takes: documentation and restrictions. */
interface FieldOptions {
  /** Description of the field in the source document. */
  readonly about?: string;
  /** Value of the field in samples. */
  readonly example?: string;
  /** All accepted values of the field. */
  readonly oneOf?: readonly string[];
}

/** Options of text fields. */
interface TextOptions extends FieldOptions {
  /** Maximum length in characters (code points). */
  readonly max?: number;
  /** `anywhere`: tabs and line breaks may stand inside as well, as in a pasted number; `ends`: only around the text. */
  readonly lineBreaks?: 'ends' | 'anywhere';
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

const digits = (max: number): RegExp => new RegExp(`^[0-9]{1,${String(max)}}$`);

/**
 * Property decorator: required string of 1 to `max` (256) characters, without control characters other than white space
 * at its ends. A JSON integer is its digits.
 */
export const Text = ({ max = MAX_TEXT, unless, lineBreaks, ...options }: RequiredTextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrInteger),
    Printable(max, lineBreaks),
    ...onlyOneOf(options),
    ...(unless === undefined ? [] : [ValidateIf((fields: Record<string, unknown>) => fields[unless] === undefined)]),
    described(options, { kind: 'text', isRequired: true, max, ...(unless !== undefined && { unless }) }),
  );

/**
 * Property decorator: required code that a person types or pastes. The property holds an `EnteredCode`: the text with all white space, or the
 * JSON integer, whose lost zeros the use case restores.
 */
export const Code = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(enteredCode),
    ValidateIf((_fields: object, value: unknown) => !(value instanceof JsonNumber)),
    Printable(MAX_TEXT, 'anywhere'),
    described(options, { kind: 'text', isRequired: true, max: MAX_TEXT }),
  );

/**
 * Property decorator: required string of at least one character of any kind, or the digits of a JSON integer. The
 * password policy is checked by the use case.
 */
export const Password = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrInteger),
    Matches(/^[^]+$/),
    described(options, { kind: 'text', isRequired: true, isSecret: true }),
  );

/** Property decorator: {@link Text} that may be missing, null or empty; the property is `undefined` then. */
export const OptionalText = ({ max = MAX_TEXT, lineBreaks, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field((value) => textOrInteger(value) || undefined),
    IsOptional(),
    Printable(max, lineBreaks),
    described(options, { kind: 'text', isRequired: false, max }),
  );

/** Property decorator: {@link Text} that is documented as an integer. */
export const TextOrInteger = ({ max = MAX_TEXT, lineBreaks, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrDigits),
    Printable(max, lineBreaks),
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

/** Property decorator: 1 to `max` characters, none of them a control character but for the white space that `lineBreaks` allows. */
const Printable = (max: number, lineBreaks: TextOptions['lineBreaks'] = 'ends'): PropertyDecorator =>
  ValidateBy({
    name: 'isPrintable',
    validator: {
      validate: (value) => typeof value === 'string' && fits(value, max) && isPrintable(value, lineBreaks),
    },
  });

const isPrintable = (text: string, lineBreaks: TextOptions['lineBreaks']): boolean =>
  !CONTROL.test(lineBreaks === 'ends' ? normalizeTyped(text) : text.replace(LINE_BREAKS, ''));

/** True for 1 to `max` characters, of one or two UTF-16 units each. Asked first: the other checks take time for each. */
const fits = (text: string, max: number): boolean =>
  text !== '' && text.length <= 2 * max && Array.from(text).length <= max;

function onlyOneOf({ oneOf }: FieldOptions): readonly PropertyDecorator[] {
  return oneOf === undefined ? [] : [IsIn(oneOf)];
}

type Format = Pick<FieldDescription, 'kind' | 'isRequired'> & Partial<FieldDescription>;

const described = (options: FieldOptions, format: Format): PropertyDecorator =>
  describeField({ about: '', isSecret: false, ...options, ...format });

const CONTROL = /\p{Cc}/u;
/** Control characters that are white space. */
const LINE_BREAKS = /[\t-\r\u0085]/g;

type Given = Exclude<Scalar, null>;

/** Property decorator that sets the property to the converted field of the same name; null counts as missing. */
function Field(convert: (value: Given) => string | JsonNumber | undefined): PropertyDecorator {
  return applyDecorators(
    Expose(),
    Transform(({ obj, key }: { obj: DecodedBody; key: string }) => {
      const value = obj[key];
      if (value === NESTED) throw new RefusedException(malformed('body'));
      return value === undefined || value === null ? undefined : convert(value);
    }),
  );
}

/** Converts a field that must be a string. Throws {@link RefusedException} (malformed body) for other scalars. */
function onlyText(value: Given): string {
  if (typeof value !== 'string') throw new RefusedException(malformed('body'));
  return value;
}

/** Converts a field that may be a string or a whole number to its text or digits. Throws as {@link onlyText}. */
function textOrInteger(value: Given): string {
  return integerOf(value) ?? onlyText(value);
}

/** Converts a code: a string, or a whole number as an integer. Throws as {@link onlyText}. */
function enteredCode(value: Given): string | JsonNumber {
  const integer = integerOf(value);
  return integer === undefined ? onlyText(value) : new JsonNumber(integer);
}

/**
 * Converts a field that may be a string or a whole number to its text or digits; any other number becomes an empty
 * string.
 */
function textOrDigits(value: Given): string {
  return value instanceof JsonNumber ? (value.integer ?? '') : onlyText(value);
}

/** Digits of a whole number; undefined for any other value. */
const integerOf = (value: Given): string | undefined => (value instanceof JsonNumber ? value.integer : undefined);

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
