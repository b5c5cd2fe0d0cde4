import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { isWeakSecret } from './secret-strength';

const LETTERS_AND_DIGITS = 'abcdefghijklmnopqrstuvwxyz0123456789';

describe('isWeakSecret', () => {
  it.each<[string, () => string]>([
    ['base64 of 24 bytes', () => randomBytes(24).toString('base64')],
    ['base64 of 32 bytes', () => randomBytes(32).toString('base64')],
    ['hex of 16 bytes', () => randomBytes(16).toString('hex')],
    ['a UUID', randomUUID],
    ['letters and digits', () => Array.from({ length: 32 }, () => LETTERS_AND_DIGITS[randomInt(36)]).join('')],
  ])('never holds for %s', (_kind, draw) => {
    expect(Array.from({ length: 500 }, draw).filter(isWeakSecret)).toEqual([]);
  });

  it.each([
    ['short', randomBytes(23).toString('base64url')],
    ['an example', `change-me-${randomBytes(32).toString('hex')}`],
    ['one character', '1'.repeat(64)],
    ['a repetition', 'Tr0ub4dor&3Tr0ub4dor&3Tr0ub4dor&3'],
    ['a sequence', 'abcdefghijklmnopqrstuvwxyz012345'],
    ['a sequence backwards', 'zyxwvutsrqponmlkjihgfedcba987654'],
    ['a sequence, twice', '0123456789abcdef0123456789ABCDEF'],
    ['two sequences, interleaved', 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p6'],
    ['rows of a keyboard', 'qwertyuiopasdfghjklzxcvbnm123456'],
    ['words', 'thisisaverylongsecretkeyforproduction'],
    ['words with marks', 'my-super-secret-key-for-production-1'],
    ['a known phrase', 'Correct-Horse-Battery-Staple-2026'],
    ['zeros', '00000000-0000-0000-0000-000000000001'],
  ])('holds for %s', (_kind, secret) => {
    expect(isWeakSecret(secret)).toBe(true);
  });
});
