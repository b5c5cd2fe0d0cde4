import type { EnumType } from './clr-type';

const MAX_INT = 2_147_483_647;
const MIN_INT = -2_147_483_648;
const INTEGER = /^[\t-\r ]*([+-]?[0-9]+)[\t-\r ]*$/;
const HEX = /^(?:0x|&h|#)([0-9a-f]{1,8})$/i;
const NUMERIC_START = /^[0-9+-]/;
const TRUTHS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);
const XML_TRUTHS: ReadonlyMap<string, boolean> = new Map([...TRUTHS, ['1', true], ['0', false]]);

/** A 32-bit integer as `Int32.Parse` reads it: spaces around, a sign, leading zeros; `undefined` for all else. */
export function parseInt32(text: string): number | undefined {
  const digits = INTEGER.exec(text)?.[1];
  if (digits === undefined) return undefined;
  const value = Number(digits);
  return value > MAX_INT || value < MIN_INT ? undefined : value + 0;
}

/** {@link parseInt32}, and hexadecimal (`0x10`, `&h10`, `#10`) in two's complement: what a form may hold. */
export function parseFormInt32(text: string): number | undefined {
  const hex = HEX.exec(text.trim())?.[1];
  return hex === undefined ? parseInt32(text) : Number.parseInt(hex, 16) | 0;
}

/** `true` or `false` in any case, with spaces around. */
export function parseBoolean(text: string): boolean | undefined {
  return TRUTHS.get(text.trim().toLowerCase());
}

/** What XML Schema calls a boolean. */
export function parseXmlBoolean(text: string): boolean | undefined {
  return XML_TRUTHS.get(text.trim());
}

/** The number of an enum's member by name in any case, by number, or by a list of names; undefined numbers are none. */
export function parseEnum(type: EnumType, text: string): number | undefined {
  const trimmed = text.trim();
  const value = NUMERIC_START.test(trimmed) ? parseInt32(trimmed) : combine(type, trimmed);
  return value === undefined ? undefined : definedMember(type, value);
}

/** The number, if the enum has a member of it. */
export function definedMember({ members }: EnumType, value: number): number | undefined {
  return [...members.values()].includes(value) ? value : undefined;
}

/** The name of the member with this number. */
export function memberName({ members }: EnumType, value: number): string | undefined {
  return [...members].find(([, number]) => number === value)?.[0];
}

function combine({ members }: EnumType, text: string): number | undefined {
  const byName = new Map(Array.from(members, ([name, number]) => [name.toLowerCase(), number]));
  const numbers = text.split(',').map((name) => byName.get(name.trim().toLowerCase()) ?? NaN);
  return numbers.some(Number.isNaN) ? undefined : numbers.reduce((sum, number) => sum | number, 0);
}
