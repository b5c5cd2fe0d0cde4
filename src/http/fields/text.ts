import { applyDecorators } from '@nestjs/common';
import { IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { Field, onlyText, someText, textOrWhole } from './field';
import { describeField, type FieldDescription } from './field-description';

/** What every field may say of itself. */
interface FieldOptions {
  /** What the source document says of it. */
  readonly about?: string;
  /** What samples hold. */
  readonly example?: string;
  /** The only values that it takes. */
  readonly oneOf?: readonly string[];
}

/** How long a text may be, in characters (code points). */
export interface TextOptions extends FieldOptions {
  readonly max?: number;
}

/** A required field of which another one, when it is there, takes the place. */
export interface RequiredTextOptions extends TextOptions {
  readonly unless?: string;
}

/** A whole number that may also be left out or empty. */
export interface IntegerTextOptions extends TextOptions {
  readonly optional?: boolean;
}

const MAX_TEXT = 256;
const MAX_DIGITS = 20;

const printable = (max: number): RegExp => new RegExp(`^\\P{Cc}{1,${String(max)}}$`, 'u');
const digits = (max: number): RegExp => new RegExp(`^[0-9]{1,${String(max)}}$`);

/** A required string: 1 to `max` (256) characters, no control characters. */
export const Text = ({ max = MAX_TEXT, unless, ...options }: RequiredTextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(onlyText),
    Matches(printable(max)),
    ...onlyOneOf(options),
    ...(unless === undefined ? [] : [ValidateIf((fields: Record<string, unknown>) => fields[unless] === undefined)]),
    described(options, { kind: 'text', isRequired: true, max, ...(unless !== undefined && { unless }) }),
  );

/**
 * A required string of at least one character, whatever characters they are: the rules for passwords are the core's, and
 * what breaks them is answered in its words.
 */
export const Password = (options: FieldOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(onlyText),
    Matches(/^[^]+$/),
    described(options, { kind: 'text', isRequired: true, isSecret: true }),
  );

/** A string that may be missing, null or empty (the property is `undefined` then); otherwise like {@link Text}. */
export const OptionalText = ({ max = MAX_TEXT, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(someText),
    IsOptional(),
    Matches(printable(max)),
    described(options, { kind: 'text', isRequired: false, max }),
  );

/** A required {@link Text} that clients also send as a JSON integer; the property holds the text or the integer's digits. */
export const TextOrInteger = ({ max = MAX_TEXT, ...options }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(
    Field(textOrWhole),
    Matches(printable(max)),
    described(options, { kind: 'integer', isRequired: true, max }),
  );

/**
 * A whole number, as a JSON integer or a string of ASCII digits; the property holds its digits, at most `max` (20). It is
 * required unless `optional`: then it may be missing or empty.
 */
export const IntegerText = ({ max = MAX_DIGITS, optional = false, ...options }: IntegerTextOptions = {}) =>
  applyDecorators(
    Field(textOrWhole),
    Matches(digits(max)),
    ...onlyOneOf(options),
    ...(optional ? [ValidateIf((_fields: object, value: unknown) => Boolean(value))] : []),
    described(options, { kind: 'integer', isRequired: !optional, max }),
  );

function onlyOneOf({ oneOf }: FieldOptions): readonly PropertyDecorator[] {
  return oneOf === undefined ? [] : [IsIn(oneOf)];
}

type Form = Pick<FieldDescription, 'kind' | 'isRequired'> & Partial<FieldDescription>;

const described = (options: FieldOptions, form: Form): PropertyDecorator =>
  describeField({ about: '', isSecret: false, ...options, ...form });
