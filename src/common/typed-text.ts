/** White space of every kind, control and format characters (bidi marks, joiners, BOM), none of which is typed on purpose. */
const INVISIBLE = String.raw`\p{White_Space}\p{Cc}\p{Cf}`;

const AT_THE_ENDS = new RegExp(`^[${INVISIBLE}]+|[${INVISIBLE}]+$`, 'gu');
const ANYWHERE = new RegExp(`[${INVISIBLE}]+`, 'gu');
const DECIMAL = /\p{Nd}/u;
const DECIMALS = /\p{Nd}/gu;

/** Dashes, hyphens and minus signs of every script; also the prolonged sound mark, which Japanese keyboards give for one. */
const DASHES = /[\p{Pd}\u2212\u30fc\uff70]/gu;

/** Full stops of East Asian keyboards; NFKC turns the full-width one into a dot already. */
const IDEOGRAPHIC_FULL_STOPS = /[\u3002\uff61]/g;

/**
 * Text as a person typed or pasted it, in normal form: NFKC, without white space, control and format characters at its
 * ends. For user names, references and other texts; never for passwords.
 */
export const normalizeTyped = (text: string): string => text.normalize('NFKC').replace(AT_THE_ENDS, '');

/** As `normalizeTyped` for codes and captcha answers: nothing invisible inside either, digits of every script as ASCII. */
export const normalizeTypedCode = (text: string): string => toAsciiDigits(text.normalize('NFKC').replace(ANYWHERE, ''));

/**
 * As `normalizeTyped` for phone numbers: digits of every script as ASCII, every dash as a hyphen, white space as single
 * blanks, without a `tel:` scheme and format characters. The result is still to be parsed.
 */
export function normalizeTypedPhone(text: string): string {
  const visible = normalizeTyped(text)
    .replace(/[\p{Cf}\p{Cc}]+/gu, '')
    .replace(/\p{White_Space}+/gu, ' ');
  return toAsciiDigits(visible.replace(DASHES, '-')).replace(/^tel:\s*/i, '');
}

/** As `normalizeTyped` for e-mail addresses: full-width characters and ideographic full stops as ASCII; no white space inside. */
export const normalizeTypedEmail = (text: string): string =>
  text.normalize('NFKC').replace(ANYWHERE, '').replace(IDEOGRAPHIC_FULL_STOPS, '.');

const toAsciiDigits = (text: string): string => text.replace(DECIMALS, (digit) => String(valueOf(digit)));

/** Value of a decimal digit. Unicode keeps the ten digits of a script together and in order, so its place tells it. */
function valueOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (DECIMAL.test(String.fromCodePoint(point - before - 1))) before++;
  return before % 10;
}
