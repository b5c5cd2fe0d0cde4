import type { ClrType, EnumType } from './clr-type';

const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;
const INTEGER = /^[\t-\r ]*([+-]?[0-9]+)[\t-\r ]*$/;
const HEX = /^(?:0x|&h|#)([0-9a-f]*)$/i;
const MAX_UNSIGNED = 0xffff_ffff;
const NUMERIC_START = /^[0-9+-]/;
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const XML_TRUTHS: ReadonlyMap<string, boolean> = new Map([...TRUTHS, ['1', true], ['0', false]]);

/**
 * Value of a form field or a JSON string as a boolean, enum, GUID or integer (read by `readInt`). Returns undefined when the
 * text is no value of the type, and for all other types.
 */
export function parseScalar(type: ClrType, text: string, readInt = parseInt32): unknown {
  switch (type.kind) {
    case 'int':
      return readInt(text);
    case 'guid':
      return parseGuid(text);
    case 'boolean':
      return parseBoolean(text);
    case 'enum':
      return parseEnum(type, text);
    default:
      return undefined;
  }
}

/** 32-bit integer as `Int32.Parse` reads it: white space around, a sign, leading zeros. Returns undefined otherwise. */
export function parseInt32(text: string): number | undefined {
  const digits = INTEGER.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  return value > MAX_INT || value < MIN_INT ? undefined : value + 0;
}

/** 32-bit integer of a form field: as {@link parseInt32}, or hexadecimal (`0x10`, `&h10`, `#10`) in two's complement. */
export function parseFormInt32(text: string): number | undefined {
  const hex = HEX.exec(text.trim())?.[1];
  if (hex === undefined) return parseInt32(text);
  const value = Number.parseInt(hex, 16);
  return value <= MAX_UNSIGNED ? value | 0 : undefined;
}

/** True for the digits of an integer that {@link parseFormInt32} does not read: too many, or none after a hexadecimal mark. */
export const overflowsFormInt32 = (text: string): boolean =>
  (INTEGER.test(text) || HEX.test(text.trim())) && parseFormInt32(text) === undefined;

/**
 * Parses a boolean as `Boolean.Parse` does: `true` or `false` in any case, white space around. Returns undefined
 * otherwise.
 */
export function parseBoolean(text: string): boolean | undefined {
  return TRUTHS.get(text.trim().toLowerCase());
}

/** Parses an `xs:boolean`: `true`, `false`, `1` or `0`. Returns undefined otherwise. */
export function parseXmlBoolean(text: string): boolean | undefined {
  return XML_TRUTHS.get(text.trim());
}

/**
 * Enum value as `Enum.Parse` reads it: a name in any case, a number, or names separated by commas. Returns undefined unless
 * the enum defines the value.
 */
export function parseEnum(type: EnumType, text: string): number | undefined {
  const trimmed = text.trim();
  const value = NUMERIC_START.test(trimmed) ? parseInt32(trimmed) : combine(type, trimmed);
  return value === undefined ? undefined : definedEnumValue(type, value);
}

/** Checks that the enum defines the number. Returns it, or undefined when no member has it. */
export function definedEnumValue({ members }: EnumType, value: number): number | undefined {
  return [...members.values()].includes(value) ? value : undefined;
}

/** Name of the enum member with this value. */
export function enumMemberName({ members }: EnumType, value: number): string | undefined {
  return [...members].find(([, number]) => number === value)?.[0];
}

function combine({ members }: EnumType, text: string): number | undefined {
  const byName = new Map(Array.from(members, ([name, number]) => [name.toLowerCase(), number]));
  const numbers = text.split(',').map((name) => byName.get(name.trim().toLowerCase()) ?? NaN);
  return numbers.some(Number.isNaN) ? undefined : numbers.reduce((sum, number) => sum | number, 0);
}

const HYPHENATED = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ENCLOSED = new RegExp(`^(?:(${HYPHENATED})|\\{(${HYPHENATED})\\}|\\((${HYPHENATED})\\))$`, 'i');
const DIGITS = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;
const NUMBERS =
  /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},){7}0x[0-9a-f]{1,2})\}\}$/i;
const WIDTHS = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];

/**
 * GUID as `Guid.Parse` reads it: hyphenated, bare or in braces or parentheses; 32 digits; or `{0x1,0x2,0x3,{0x4,…}}`; in
 * any case, white space around. Returns it lower-case and hyphenated.
 */
export function parseGuid(text: string): string | undefined {
  const trimmed = text.trim();
  const [, bare, braced, bracketed] = ENCLOSED.exec(trimmed) ?? [];
  const guid = bare ?? braced ?? bracketed ?? hyphenate(trimmed) ?? hyphenate(joinNumbers(trimmed));
  return guid?.toLowerCase();
}

function hyphenate(digits: string): string | undefined {
  return DIGITS.exec(digits)?.slice(1).join('-');
}

/** Hex digits of a GUID written as eleven hexadecimal numbers in braces. Returns an empty string for any other text. */
function joinNumbers(text: string): string {
  const [, first, second, third, rest] = NUMBERS.exec(text.replace(/\s/g, '')) ?? [];
  const numbers = [first, second, third, ...(rest ?? '').replaceAll(/0x/gi, '').split(',')];
  return numbers.map((number = '', index) => number.padStart(WIDTHS[index] ?? 0, '0')).join('');
}
