import type { Type } from '@nestjs/common';
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
export const Text = ({
  max = MAX_TEXT,
  unless,
  lineBreaks,
  ...options
}: RequiredTextOptions = {}): PropertyDecorator => {
  const fits = all(printable(max, lineBreaks), oneOf(options));
  return declareField(
    {
      convert: textOrInteger,
      fits: (value, fields) => (unless !== undefined && fields[unless] !== undefined) || fits(value),
    },
    { ...options, kind: 'text', isRequired: true, max, ...(unless !== undefined && { unless }) },
  );
};

/**
 * Property decorator: required code that a person types or pastes. The property holds an `EnteredCode`: the text with all white space, or the
 * JSON integer, whose lost zeros the use case restores.
 */
export const Code = (options: FieldOptions = {}): PropertyDecorator =>
  declareField(
    { convert: enteredCode, fits: (value) => value instanceof JsonNumber || printable(MAX_TEXT, 'anywhere')(value) },
    { ...options, kind: 'text', isRequired: true, max: MAX_TEXT },
  );

/**
 * Property decorator: required string of at least one character of any kind, or the digits of a JSON integer. The
 * password policy is checked by the use case.
 */
export const Password = (options: FieldOptions = {}): PropertyDecorator =>
  declareField(
    { convert: textOrInteger, fits: matching(/^[^]+$/) },
    { ...options, kind: 'text', isRequired: true, isSecret: true },
  );

/** Property decorator: {@link Text} that may be missing, null or empty; the property is `undefined` then. */
export const OptionalText = ({ max = MAX_TEXT, lineBreaks, ...options }: TextOptions = {}): PropertyDecorator =>
  declareField(
    {
      convert: (value) => textOrInteger(value) || undefined,
      fits: (value) => value === undefined || printable(max, lineBreaks)(value),
    },
    { ...options, kind: 'text', isRequired: false, max },
  );

/** Property decorator: {@link Text} that is documented as an integer. */
export const TextOrInteger = ({ max = MAX_TEXT, lineBreaks, ...options }: TextOptions = {}): PropertyDecorator =>
  declareField(
    { convert: textOrDigits, fits: printable(max, lineBreaks) },
    { ...options, kind: 'integer', isRequired: true, max },
  );

/**
 * Property decorator: whole number, sent as a JSON integer or a string of ASCII digits; the property holds its digits,
 * at most `max` (20).
 */
export const IntegerText = ({ max = MAX_DIGITS, optional = false, ...options }: IntegerTextOptions = {}) => {
  const fits = all(matching(digits(max)), oneOf(options));
  return declareField(
    { convert: textOrDigits, fits: (value) => (optional && !value) || fits(value) },
    { ...options, kind: 'integer', isRequired: !optional, max },
  );
};

type Check = (value: unknown) => boolean;

const all =
  (...checks: readonly Check[]): Check =>
  (value) =>
    checks.every((check) => check(value));

const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);

/** True for one of the listed values, and for any where none are listed. */
const oneOf =
  ({ oneOf: values }: FieldOptions): Check =>
  (value) =>
    values === undefined || (typeof value === 'string' && values.includes(value));

/** True for 1 to `max` characters, none of them a control character but for the white space that `lineBreaks` allows. */
const printable =
  (max: number, lineBreaks: TextOptions['lineBreaks'] = 'ends'): Check =>
  (value) =>
    typeof value === 'string' && isOfLength(value, max) && isPrintable(value, lineBreaks);

const isPrintable = (text: string, lineBreaks: TextOptions['lineBreaks']): boolean =>
  !CONTROL.test(lineBreaks === 'ends' ? normalizeTyped(text) : text.replace(LINE_BREAKS, ''));

/** True for 1 to `max` characters, of one or two UTF-16 units each. Asked first: the other checks take time for each. */
const isOfLength = (text: string, max: number): boolean =>
  text !== '' && text.length <= 2 * max && Array.from(text).length <= max;

const CONTROL = /\p{Cc}/u;
/** Control characters that are white space. */
const LINE_BREAKS = /[\t-\r\u0085]/g;

type Given = Exclude<Scalar, null>;

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

/** How a field is read. */
interface FieldRule {
  /** Converts what a body has; null and missing count as undefined and are not converted. Throws {@link RefusedException}. */
  readonly convert: (value: Given) => FieldContent;
  /** True for a converted value that the field accepts; `fields` are all converted fields of the body. */
  readonly fits: (value: FieldContent, fields: Readonly<Record<string, unknown>>) => boolean;
}

/** Content of a property of a `@Body()` class. */
type FieldContent = string | JsonNumber | undefined;

/** Field as its decorator declares it. */
interface DeclaredField extends FieldRule {
  readonly name: string;
  readonly description: FieldDescription;
}

type Description = Pick<FieldDescription, 'kind' | 'isRequired'> & Partial<FieldDescription>;

const FIELDS = 'http:fields';

/** Property decorator that adds the property to the fields of its class. */
const declareField =
  (rule: FieldRule, description: Description): PropertyDecorator =>
  (prototype, property) => {
    const name = String(property);
    const field: DeclaredField = { ...rule, name, description: { about: '', isSecret: false, ...description, name } };
    Reflect.defineMetadata(FIELDS, [...fieldsDeclaredOn(prototype), field], prototype);
  };

const fieldsDeclaredOn = (prototype: object): readonly DeclaredField[] =>
  (Reflect.getMetadata(FIELDS, prototype) as readonly DeclaredField[] | undefined) ?? [];

/** Fields of a `@Body()` class in the order of declaration, those of the class that it extends first. */
export const declaredFields = (model: Type<object>): readonly DeclaredField[] =>
  fieldsDeclaredOn(model.prototype as object);

/** Documentation of the fields of a `@Body()` class in the order of declaration; empty for any other class. */
export const fieldDescriptions = (model: Type<object>): readonly FieldDescription[] =>
  declaredFields(model).map(({ description }) => description);

/** Reads a field of a body. Throws {@link RefusedException} (malformed body) for an array, an object, or a scalar of a wrong type. */
export function readField({ name, convert }: DeclaredField, body: DecodedBody): FieldContent {
  const value = body[name];
  if (value === NESTED) throw new RefusedException(malformed('body'));
  return value === undefined || value === null ? undefined : convert(value);
}
