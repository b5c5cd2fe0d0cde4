import { pbkdf2Sync } from 'node:crypto';
import { defineFormat, saltBytes } from './password-format';

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

/** Base 64 without padding, of the PHC format or of passlib, which writes `.` for `+`. */
const fromBase64 = (text: string): Buffer => Buffer.from(text.replaceAll('.', '+'), 'base64');

const toBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

const fresh = (salt: Buffer): Pbkdf2 => ({ algorithm: 'sha256', iterations: ITERATIONS, salt, length: 32 });

const PHC =
  /^\$pbkdf2(?:-(sha1|sha256|sha512))?\$(?:i=)?(\d{1,9})(?:,l=\d{1,3})?\$([A-Za-z0-9+/.]{0,172})\$([A-Za-z0-9+/.]{22,86})$/;

/** PBKDF2 as PHC strings, and as passlib writes them. */
export const pbkdf2Phc = defineFormat<Pbkdf2>({
  name: 'pbkdf2',
  shape: /^\$pbkdf2/,
  isStrong,
  parse: (stored) => {
    const [, named = 'sha1', iterations = '', salt, digest] = PHC.exec(stored) ?? [];
    const algorithm = ALGORITHMS[named];
    if (!algorithm || salt === undefined || digest === undefined) return undefined;
    return toParsed({ algorithm, iterations: Number(iterations), salt: fromBase64(salt) }, fromBase64(digest));
  },
  derive,
  writes: {
    fresh: (random) => fresh(saltBytes(random, 16)),
    print: ({ algorithm, iterations, salt }, digest) =>
      `$pbkdf2-${algorithm}$i=${String(iterations)}$${toBase64(salt)}$${toBase64(digest)}`,
  },
});

const DJANGO = /^pbkdf2_(sha1|sha256)\$(\d{1,9})\$([^$]{1,128})\$([A-Za-z0-9+/]{27,43}=)$/;

/** Passwords of Django. */
export const django = defineFormat<Pbkdf2>({
  name: 'django',
  shape: /^pbkdf2_sha(?:1|256)\$/,
  isStrong,
  parse: (stored) => {
    const [, named = '', iterations = '', salt, digest] = DJANGO.exec(stored) ?? [];
    const algorithm = ALGORITHMS[named];
    if (!algorithm || salt === undefined || digest === undefined) return undefined;
    return toParsed({ algorithm, iterations: Number(iterations), salt: Buffer.from(salt) }, fromBase64(digest));
  },
  derive,
  writes: {
    fresh: (random) => fresh(Buffer.from(saltBytes(random, 11).toString('hex'))),
    print: ({ algorithm, iterations, salt }, digest) =>
      `pbkdf2_${algorithm}$${String(iterations)}$${salt.toString()}$${digest.toString('base64')}`,
  },
});

const WERKZEUG = /^pbkdf2:(sha1|sha256|sha512):(\d{1,9})\$([^$]{1,128})\$((?:[0-9a-f]{2}){20,64})$/;

/** PBKDF2 as Werkzeug (Flask) stores it. */
export const werkzeug = defineFormat<Pbkdf2>({
  name: 'werkzeug',
  shape: /^pbkdf2:/,
  isStrong,
  parse: (stored) => {
    const [, named = '', iterations = '', salt, digest] = WERKZEUG.exec(stored) ?? [];
    const algorithm = ALGORITHMS[named];
    if (!algorithm || salt === undefined || digest === undefined) return undefined;
    return toParsed({ algorithm, iterations: Number(iterations), salt: Buffer.from(salt) }, Buffer.from(digest, 'hex'));
  },
  derive,
  writes: {
    fresh: (random) => fresh(Buffer.from(saltBytes(random, 8).toString('hex'))),
    print: ({ algorithm, iterations, salt }, digest) =>
      `pbkdf2:${algorithm}:${String(iterations)}$${salt.toString()}$${digest.toString('hex')}`,
  },
});
