import { createHash, createHmac } from 'node:crypto';

/** Function of an expression: how many expressions and how many numbers it takes, and what it makes of them. */
interface ExpressionFunction {
  readonly parts: number;
  readonly numbers: number;
  readonly apply: (parts: readonly Buffer[], numbers: readonly number[]) => Buffer;
}

const DIGESTS = ['md5', 'sha1', 'sha256', 'sha512'] as const;

const EMPTY = Buffer.alloc(0);

const ofOne = (apply: (part: Buffer) => Buffer): ExpressionFunction => ({
  parts: 1,
  numbers: 0,
  apply: ([part = EMPTY]) => apply(part),
});

/** Key first, then text. */
const ofTwo = (apply: (key: Buffer, text: Buffer) => Buffer): ExpressionFunction => ({
  parts: 2,
  numbers: 0,
  apply: ([key = EMPTY, text = EMPTY]) => apply(key, text),
});

/** Changes the text of bytes, each of which is one character: other than ASCII letters they stay as they are. */
const ofText = (change: (text: string) => string): ExpressionFunction =>
  ofOne((part) => Buffer.from(change(part.toString('latin1')), 'latin1'));

const hex = (bytes: Buffer): Buffer => Buffer.from(bytes.toString('hex'));

/** Digests: `md5(x)` is hexadecimal text as in PHP, `md5_raw(x)` its bytes, `hmac_md5(key, x)` and `hmac_md5_raw(key, x)` alike. */
const digests = DIGESTS.flatMap((name): [string, ExpressionFunction][] => {
  const digest = (part: Buffer): Buffer => createHash(name).update(part).digest();
  const hmac = (key: Buffer, text: Buffer): Buffer => createHmac(name, key).update(text).digest();
  return [
    [name, ofOne((part) => hex(digest(part)))],
    [`${name}_raw`, ofOne(digest)],
    [`hmac_${name}`, ofTwo((key, text) => hex(hmac(key, text)))],
    [`hmac_${name}_raw`, ofTwo(hmac)],
  ];
});

/** Functions of expressions, by name. `substr(x, start, length)` counts from 0, as in PHP. */
export const FUNCTIONS: ReadonlyMap<string, ExpressionFunction> = new Map([
  ...digests,
  ['hex', ofOne(hex)],
  ['base64', ofOne((part) => Buffer.from(part.toString('base64')))],
  ['upper', ofText((text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()))],
  ['lower', ofText((text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()))],
  ['trim', ofText((text) => text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, ''))],
  ['utf16le', ofOne((part) => Buffer.from(part.toString('utf8'), 'utf16le'))],
  [
    'substr',
    {
      parts: 1,
      numbers: 2,
      apply: ([part = EMPTY], [start = 0, length = 0]) => part.subarray(start, start + length),
    },
  ],
]);
