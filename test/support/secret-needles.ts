/** Secrets of fewer characters are found everywhere by chance. */
const MIN_LENGTH = 6;

/** Digits alone from this length on are phone numbers, which have columns of their own. */
const PHONE_LENGTH = 9;

/** Characters of the base64 of `alignment` bytes in front, which depend on those bytes. */
const LEADING = [0, 2, 3];

const SEXTET = 6;

/** True for a text that, where it is found, was not written by chance: passwords, codes, tokens, keys. */
export function isFindable(value: string): boolean {
  if (/^\d+$/.test(value)) return value.length >= MIN_LENGTH && value.length < PHONE_LENGTH;
  return value.length >= MIN_LENGTH && /\d|[ -]/.test(value) && !/^[\s\d+()-]+$/.test(value);
}

/** A secret as it may stand in a text: as it is, escaped for JSON, XML and URLs, in hex, base64 and UTF-16. */
export function needlesOf(secret: string): readonly (string | RegExp)[] {
  const bytes = Buffer.from(secret);
  const written = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1),
    secret.replace(/[&<>"']/g, (each) => `&#${String(each.charCodeAt(0))};`),
    forXml(secret),
    forXml(secret).replace(/"/g, '&quot;'),
    encodeURIComponent(secret),
    new URLSearchParams([['', secret]]).toString().slice(1),
  ];
  const coded = [
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    ...LEADING.flatMap((_, alignment) => base64(bytes, alignment)),
    Buffer.from(secret, 'utf16le').toString('latin1'),
    Buffer.from(secret, 'utf16le').swap16().toString('latin1'),
  ];
  const plain = [...new Set(written)].map((text) => Buffer.from(text).toString('latin1'));
  return [...plain.map(bounded), ...new Set(coded)];
}

/** True when one of the needles is in a text, which is given as one character per byte. */
export const isIn = (haystack: string, needles: readonly (string | RegExp)[]): boolean =>
  needles.some((needle) => (typeof needle === 'string' ? haystack.includes(needle) : needle.test(haystack)));

const forXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A number is found as a whole only: times and ids have any run of digits in them. */
const bounded = (text: string): string | RegExp =>
  /^\d+$/.test(text) ? new RegExp(`(?<![0-9A-Za-z])${text}(?![0-9A-Za-z])`) : text;

/** Both alphabets of base64, without the characters that depend on the bytes around the secret. */
function base64(bytes: Buffer, alignment: number): readonly string[] {
  const padded = Buffer.concat([Buffer.alloc(alignment), bytes]);
  const whole = Math.floor((padded.length * 8) / SEXTET);
  return (['base64', 'base64url'] as const).map((alphabet) =>
    padded.toString(alphabet).slice(LEADING[alignment], whole),
  );
}
