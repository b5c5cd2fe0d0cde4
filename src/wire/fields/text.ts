import { applyDecorators } from '@nestjs/common';
import { IsOptional, Matches } from 'class-validator';
import { Field, onlyText, someText, textOrWhole } from './field';

/** How long a text may be, in characters (code points). */
export interface TextOptions {
  readonly max?: number;
}

const MAX_TEXT = 256;
const MAX_DIGITS = 20;

const printable = (max: number): RegExp => new RegExp(`^\\P{Cc}{1,${String(max)}}$`, 'u');
const digits = (max: number): RegExp => new RegExp(`^[0-9]{1,${String(max)}}$`);

/** A required string: 1 to `max` (256) characters, no control characters. */
export const Text = ({ max = MAX_TEXT }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(Field(onlyText), Matches(printable(max)));

/**
 * A required string of at least one character, whatever characters they are: the rules for passwords are the core's, and
 * what breaks them is answered in its words.
 */
export const Password = (): PropertyDecorator => applyDecorators(Field(onlyText), Matches(/^[^]+$/));

/** A string that may be missing, null or empty (the property is `undefined` then); otherwise like {@link Text}. */
export const OptionalText = ({ max = MAX_TEXT }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(Field(someText), IsOptional(), Matches(printable(max)));

/** A required {@link Text} that clients also send as a JSON integer; the property holds the text or the integer's digits. */
export const TextOrInteger = ({ max = MAX_TEXT }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(Field(textOrWhole), Matches(printable(max)));

/** A required whole number, as a JSON integer or a string of ASCII digits; the property holds its digits, at most `max` (20). */
export const IntegerText = ({ max = MAX_DIGITS }: TextOptions = {}): PropertyDecorator =>
  applyDecorators(Field(textOrWhole), Matches(digits(max)));
