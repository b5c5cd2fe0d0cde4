const HYPHENATED = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ENCLOSED = new RegExp(`^(?:(${HYPHENATED})|\\{(${HYPHENATED})\\}|\\((${HYPHENATED})\\))$`, 'i');
const DIGITS = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i;
const NUMBERS =
  /^\{0x([0-9a-f]{1,8}),0x([0-9a-f]{1,4}),0x([0-9a-f]{1,4}),\{((?:0x[0-9a-f]{1,2},){7}0x[0-9a-f]{1,2})\}\}$/i;
const WIDTHS = [8, 4, 4, 2, 2, 2, 2, 2, 2, 2, 2];

/**
 * A GUID as .NET reads it: hyphenated, bare or in braces or parentheses; 32 digits; or `{0x1,0x2,0x3,{0x4,…}}`. In any
 * case, with spaces around; yields it lower-case and hyphenated.
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

/** The 32 digits of eleven hexadecimal numbers in braces; empty for all else. */
function joinNumbers(text: string): string {
  const [, first, second, third, rest] = NUMBERS.exec(text.replace(/\s/g, '')) ?? [];
  const numbers = [first, second, third, ...(rest ?? '').replaceAll(/0x/gi, '').split(',')];
  return numbers.map((number = '', index) => number.padStart(WIDTHS[index] ?? 0, '0')).join('');
}
