import type { Random } from '../../../common';

/** Digits of base 64 as crypt(3) and phpass order them. */
const DIGITS = './0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Value of a digit; -1 for none. */
export const valueOf = (digit: string): number => DIGITS.indexOf(digit);

export const digitOf = (value: number): string => DIGITS.charAt(value);

/** Writes a number as so many digits, the lowest first. */
export function printNumber(value: number, digits: number): string {
  return Array.from({ length: digits }, (_, index) => digitOf((value >> (6 * index)) & 63)).join('');
}

/** Writes bytes in groups of three, the lowest byte first, without padding: as phpass does. */
export function printBytes(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = bytes.subarray(at, at + 3);
    text += printNumber(group.readUIntLE(0, group.length), group.length + 1);
  }
  return text;
}

/** Random salt of so many digits. */
export const newSalt = (random: Random, length: number): string => random.text(length, DIGITS);
