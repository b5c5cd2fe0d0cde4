import { createHash } from 'node:crypto';
import { newSalt, printBytes, digitOf, valueOf } from './crypt-base64';
import { defineFormat } from './password-format';

interface Parameters {
  readonly prefix: string;
  /** Binary logarithm of the number of iterations. */
  readonly cost: number;
  readonly salt: string;
}

/** Highest cost that is verified: 2^18 iterations, under a second. */
const MAX_COST = 18;

const PORTABLE = /^\$[PH]\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{22})$/;

/** Portable hashes of phpass: WordPress before 6.8 (`$P$`), phpBB 3 (`$H$`). */
export const phpass = defineFormat<Parameters>({
  name: 'phpass',
  shape: /^\$[PH]\$/,
  parse: (stored) => parse(PORTABLE.exec(stored), stored.slice(0, 3)),
  derive: (password, parameters) => derive('md5', password, parameters, 22),
  print,
  fresh: (random) => ({ prefix: '$P$', cost: 13, salt: newSalt(random, 8) }),
});

const DRUPAL = /^\$S\$([./0-9A-Za-z])([./0-9A-Za-z]{8})([./0-9A-Za-z]{43})$/;

/** Passwords of Drupal 7: the iterations of phpass with SHA-512, of which 43 digits are kept. */
export const drupal7 = defineFormat<Parameters>({
  name: 'drupal7',
  shape: /^\$S\$/,
  parse: (stored) => parse(DRUPAL.exec(stored), stored.slice(0, 3)),
  derive: (password, parameters) => derive('sha512', password, parameters, 43),
  print,
  fresh: (random) => ({ prefix: '$S$', cost: 15, salt: newSalt(random, 8) }),
});

function parse(match: RegExpExecArray | null, prefix: string) {
  const [, digit = '', salt = '', digest = ''] = match ?? [];
  const cost = valueOf(digit);
  if (!match || cost < 7 || cost > MAX_COST) return undefined;
  return { parameters: { prefix, cost, salt }, digest: Buffer.from(digest) };
}

function print({ prefix, cost, salt }: Parameters, digest: Buffer): string {
  return `${prefix}${digitOf(cost)}${salt}${digest.toString()}`;
}

function derive(algorithm: string, password: string, { cost, salt }: Parameters, kept: number): Buffer {
  const typed = Buffer.from(password);
  const digestOf = (before: Buffer): Buffer => createHash(algorithm).update(before).update(typed).digest();
  let digest = digestOf(Buffer.from(salt));
  for (let round = 0; round < 2 ** cost; round++) digest = digestOf(digest);
  return Buffer.from(printBytes(digest).slice(0, kept));
}
