import { pbkdf2Sync } from 'node:crypto';
import type { Random } from '../../../common';
import { defineFormat, type PasswordFormat, saltBytes, unpaddedBase64 } from './password-format';

/** Number of iterations from which on a stored password counts as strong. */
const STRONG_ITERATIONS = 100_000;

/** Highest number of iterations that is verified: about two seconds of one core. */
const MAX_ITERATIONS = 4_000_000;

/** Iterations of new passwords with SHA-256 (OWASP). */
const ITERATIONS = 600_000;

/** Parameters of PBKDF2 (RFC 8018); `length` is that of the digest in bytes. */
export interface Pbkdf2 {
  readonly algorithm: 'sha1' | 'sha256' | 'sha512';
  readonly iterations: number;
  readonly salt: Buffer;
  readonly length: number;
}

export const derive = (password: string, { salt, iterations, length, algorithm }: Pbkdf2): Buffer =>
  pbkdf2Sync(password, salt, iterations, length, algorithm);

export const isStrong = ({ iterations }: Pbkdf2): boolean => iterations >= STRONG_ITERATIONS;

/** Lengths of the digests in bytes: that of the hash function, or 32, which some software takes for all. */
const LENGTHS: Readonly<Record<Pbkdf2['algorithm'], readonly number[]>> = {
  sha1: [20, 32],
  sha256: [32],
  sha512: [64, 32],
};

/** Completes what was parsed; returns undefined for too many iterations, and for a digest that was cut. */
export function toParsed(parameters: Omit<Pbkdf2, 'length'>, digest: Buffer) {
  const { iterations, algorithm } = parameters;
  const isAffordable = iterations >= 1 && iterations <= MAX_ITERATIONS;
  if (!isAffordable || !LENGTHS[algorithm].includes(digest.length)) return undefined;
  return { parameters: { ...parameters, length: digest.length }, digest };
}

const ALGORITHMS: Readonly<Record<string, Pbkdf2['algorithm']>> = { sha1: 'sha1', sha256: 'sha256', sha512: 'sha512' };

/** Way to write a digest and its parameters. The groups of `pattern` are algorithm, iterations, salt and digest. */
interface Notation {
  readonly name: string;
  readonly shape: RegExp;
  readonly pattern: RegExp;
  readonly readSalt: (text: string) => Buffer;
  readonly readDigest: (text: string) => Buffer;
  readonly newSalt: (random: Random) => Buffer;
  readonly print: (parameters: Pbkdf2, digest: Buffer) => string;
}

const define = ({ name, shape, pattern, readSalt, readDigest, newSalt, print }: Notation): PasswordFormat =>
  defineFormat<Pbkdf2>({
    ...{ name, shape, isStrong, derive },
    parse: (stored) => {
      const [, named = 'sha1', iterations = '', salt, digest] = pattern.exec(stored) ?? [];
      const algorithm = ALGORITHMS[named];
      if (!algorithm || salt === undefined || digest === undefined) return undefined;
      return toParsed({ algorithm, iterations: Number(iterations), salt: readSalt(salt) }, readDigest(digest));
    },
    print,
    fresh: (random) => ({ algorithm: 'sha256', iterations: ITERATIONS, salt: newSalt(random), length: 32 }),
  });

/** Base 64 with or without padding; passlib writes `.` for `+`. */
const fromBase64 = (text: string): Buffer => Buffer.from(text.replaceAll('.', '+'), 'base64');

/** Salt that is used as it is written, in hexadecimal digits. */
const hexSalt = (random: Random, bytes: number): Buffer => Buffer.from(saltBytes(random, bytes).toString('hex'));

/** PBKDF2 as PHC strings, and as passlib writes them. */
export const pbkdf2Phc = define({
  name: 'pbkdf2',
  shape: /^\$pbkdf2/,
  pattern:
    /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?(\d{1,9})(?:,l=\d{1,3})?\$([A-Za-z0-9+/.]{0,172})\$([A-Za-z0-9+/.]{22,86})$/,
  readSalt: fromBase64,
  readDigest: fromBase64,
  newSalt: (random) => saltBytes(random, 16),
  print: ({ algorithm, iterations, salt }, digest) =>
    `$pbkdf2-${algorithm}$i=${String(iterations)}$${unpaddedBase64(salt)}$${unpaddedBase64(digest)}`,
});

/** Passwords of Django. */
export const django = define({
  name: 'django',
  shape: /^pbkdf2_sha(?:1|256)\$/,
  pattern: /^pbkdf2_(sha1|sha256)\$(\d{1,9})\$([^$]{1,128})\$([A-Za-z0-9+/]{27,43}=)$/,
  readSalt: (text) => Buffer.from(text),
  readDigest: fromBase64,
  newSalt: (random) => hexSalt(random, 11),
  print: ({ algorithm, iterations, salt }, digest) =>
    `pbkdf2_${algorithm}$${String(iterations)}$${salt.toString()}$${digest.toString('base64')}`,
});

/** PBKDF2 as Werkzeug (Flask) stores it. */
export const werkzeug = define({
  name: 'werkzeug',
  shape: /^pbkdf2:/,
  pattern: /^pbkdf2:(sha1|sha256|sha512):(\d{1,9})\$([^$]{1,128})\$((?:[0-9a-f]{2}){20,64})$/,
  readSalt: (text) => Buffer.from(text),
  readDigest: (text) => Buffer.from(text, 'hex'),
  newSalt: (random) => hexSalt(random, 8),
  print: ({ algorithm, iterations, salt }, digest) =>
    `pbkdf2:${algorithm}:${String(iterations)}$${salt.toString()}$${digest.toString('hex')}`,
});
