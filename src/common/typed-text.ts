/*
 * Normal forms of what people type or paste: text that looks the same on a screen must mean the same here. Every function
 * takes time in proportion to the length of the text. Passwords are not typed text: they are normalised by NFC only.
 */

/** White space of every kind and format characters (bidi marks, joiners, BOM), none of which is typed on purpose. */
const INVISIBLE = String.raw`\p{White_Space}\p{Cf}`;

const BETWEEN_THE_ENDS = new RegExp(`[^${INVISIBLE}](?:.*[^${INVISIBLE}])?`, 'su');
const INVISIBLES = new RegExp(`[${INVISIBLE}]+`, 'gu');
const WHITE_SPACE = /\p{White_Space}/u;
const WHITE_SPACES = /\p{White_Space}+/gu;
const FORMAT_CHARACTERS = /\p{Cf}+/gu;
const DECIMAL = /\p{Nd}/u;
const DECIMALS = /\p{Nd}/gu;

/** Dashes, hyphens and minus signs of every script; also the prolonged sound mark, which Japanese keyboards give for one. */
const DASHES = /[\p{Pd}\u2212\u30fc\uff70]/gu;

/** Swung dash and tilde operator, which libphonenumber reads between the digits of a number. */
const TILDES = /[\u2053\u223c]/g;

/** Full stops of East Asian keyboards; NFKC turns the full-width one into a dot already. */
const IDEOGRAPHIC_FULL_STOPS = /\u3002/g;

/** Format characters that no name needs: all but joiners and the tags of flags, which emoji and several scripts use. */
const NEEDLESS = /(?!\u200c|\u200d|[\u{e0020}-\u{e007f}])\p{Cf}/gu;

/** User names that are written like a phone number in groups. */
const GROUPED_NUMBER = /^[+(\s]*\p{Nd}[\p{Nd}()\s.\p{Pd}]*$/u;

/** Text longer than this was not typed. In UTF-16 units. */
const MAX_TYPED = 256;

/** False for text that is too long to be read at all. */
export const isTypable = (text: string): boolean => text.length <= MAX_TYPED;

/** Text in NFKC, without white space and format characters at its ends. */
export const normalizeTyped = (text: string): string => BETWEEN_THE_ENDS.exec(text.normalize('NFKC'))?.[0] ?? '';

/**
 * User name as its owner sees it: as `normalizeTyped`, without marks that only hide or turn text. A number in groups, which
 * some clients take for a user name, is written in one.
 */
export function normalizeTypedUsername(text: string): string {
  const name = normalizeTyped(text).replace(NEEDLESS, '');
  const isGrouped = WHITE_SPACE.test(name) && GROUPED_NUMBER.test(name);
  return isGrouped ? toAsciiDigits(name.replace(WHITE_SPACES, '')) : name;
}

/** As `normalizeTyped` for codes: nothing invisible inside either, digits of every script as ASCII. */
export const normalizeTypedCode = (text: string): string =>
  toAsciiDigits(text.normalize('NFKC').replace(INVISIBLES, ''));

/** As `normalizeTyped` for captcha answers and numbers of documents: digits of every script as ASCII. */
export const normalizeTypedAnswer = (text: string): string => toAsciiDigits(normalizeTyped(text));

/**
 * As `normalizeTyped` for phone numbers: digits of every script as ASCII, every dash as a hyphen, white space as single
 * blanks, without format characters. The result is still to be parsed.
 */
export function normalizeTypedPhone(text: string): string {
  const visible = normalizeTyped(text.replace(FORMAT_CHARACTERS, '')).replace(WHITE_SPACES, ' ');
  return toAsciiDigits(visible.replace(DASHES, '-').replace(TILDES, '~'));
}

/** As `normalizeTyped` for e-mail addresses: with dots for ideographic full stops. */
export const normalizeTypedEmail = (text: string): string => normalizeTyped(text).replace(IDEOGRAPHIC_FULL_STOPS, '.');

const toAsciiDigits = (text: string): string => text.replace(DECIMALS, (digit) => String(valueOf(digit)));

/** Value of a decimal digit. Unicode keeps the ten digits of a script together and in order, so its place tells it. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DECIMAL.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}

/** Code as a client sends it: text, or an integer, which has lost the zeros that the code begins with. */
export type EnteredCode = string | { readonly text: string };

/**
 * The code that was meant, of one of these numbers of digits; an integer has lost zeros of a code of the first. Returns
 * undefined for what cannot be a code.
 */
export function readCode(entered: EnteredCode, lengths: readonly [number, ...number[]]): string | undefined {
  const typed = typeof entered === 'string' ? entered : entered.text.padStart(lengths[0], '0');
  const code = isTypable(typed) ? normalizeTypedCode(typed) : '';
  return lengths.includes(code.length) && /^[0-9]+$/.test(code) ? code : undefined;
}
