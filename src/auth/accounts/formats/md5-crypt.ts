import { createHash } from 'node:crypto';
import { newSalt, printNumber } from './crypt-base64';
import { type CryptParts, digestRounds, partsOfBits } from './crypt-rounds';
import { defineFormat } from './password-format';

interface Parameters {
  /** `$1$` of crypt(3), `$apr1$` of Apache. */
  readonly magic: string;
  readonly salt: string;
}

const SHAPE = /^(\$1\$|\$apr1\$)([^$:\n]{0,8})\$([./0-9A-Za-z]{22})$/;
const ROUNDS = 1_000;

/** Indices of the digest's bytes in the order in which they are written, three at a time. */
const ORDER = [12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4];

/** MD5-based crypt(3) of FreeBSD and glibc, and its variant of Apache's htpasswd. */
export const md5Crypt = defineFormat<Parameters>({
  name: 'md5-crypt',
  shape: /^\$(?:1|apr1)\$/,
  parse: (stored) => {
    const [, magic, salt, digest] = SHAPE.exec(stored) ?? [];
    if (magic === undefined || salt === undefined || digest === undefined) return undefined;
    return { parameters: { magic, salt }, digest: Buffer.from(digest) };
  },
  derive,
  print: ({ magic, salt }, digest) => `${magic}${salt}$${digest.toString()}`,
  fresh: (random) => ({ magic: '$1$', salt: newSalt(random, 8) }),
});

const md5 = (...parts: readonly Buffer[]): Buffer => createHash('md5').update(Buffer.concat(parts)).digest();

function derive(password: string, { magic, salt }: Parameters): Buffer {
  const parts = { password: Buffer.from(password), salt: Buffer.from(salt) };
  return Buffer.from(print(digestRounds(firstDigest(parts, Buffer.from(magic)), ROUNDS, parts, md5)));
}

function firstDigest({ password, salt }: CryptParts, magic: Buffer): Buffer {
  const repeated = Buffer.alloc(password.length, md5(password, salt, password));
  const bits = partsOfBits(password.length, Buffer.alloc(1), password.subarray(0, 1));
  return md5(password, magic, salt, repeated, ...bits);
}

function print(digest: Buffer): string {
  const bytes = ORDER.map((index) => digest[index] ?? 0);
  let text = '';
  for (let at = 0; at < bytes.length; at += 3)
    text += printNumber(Buffer.from(bytes.slice(at, at + 3)).readUIntLE(0, 3), 4);
  return text + printNumber(digest[11] ?? 0, 2);
}
