import { createCipheriv, scryptSync } from 'node:crypto';
import { defineFormat, saltBytes, unpaddedBase64 } from './password-format';

/** Costs of scrypt (RFC 7914); `ln` is the binary logarithm of N. */
interface Costs {
  readonly ln: number;
  readonly r: number;
  readonly p: number;
}

interface Parameters extends Costs {
  readonly salt: Buffer;
  readonly length: number;
}

/** Costs of new passwords (OWASP): 128 MiB would hold up other work, so 32 MiB and three lanes. */
const COSTS: Costs = { ln: 15, r: 8, p: 3 };

/** Highest costs that are verified: 128 MiB, and four passes over them at most. */
const MAX_BYTES = 128 * 1024 * 1024;
const MAX_WORK = 4 * MAX_BYTES;

const isAffordable = ({ ln, r, p }: Costs): boolean => {
  const bytes = 128 * r * 2 ** ln;
  return ln >= 1 && r >= 1 && p >= 1 && bytes <= MAX_BYTES && bytes * p <= MAX_WORK;
};

const isStrong = ({ ln }: Costs): boolean => ln >= 14;

const derive = (password: string, { salt, length, ln, r, p }: Parameters): Buffer =>
  scryptSync(password, salt, length, { N: 2 ** ln, r, p, maxmem: 2 * MAX_BYTES });

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/]{0,172})\$([A-Za-z0-9+/]{22,86})$/;

/** Scrypt as PHC strings. */
export const scrypt = defineFormat<Parameters>({
  name: 'scrypt',
  shape: /^\$scrypt\$/,
  isStrong,
  parse: (stored) => {
    const [, ln, r, p, salt = '', digest = ''] = PHC.exec(stored) ?? [];
    return toParsed([ln, r, p], Buffer.from(salt, 'base64'), Buffer.from(digest, 'base64'));
  },
  derive,
  print: ({ ln, r, p, salt }, digest) =>
    `$scrypt$ln=${String(ln)},r=${String(r)},p=${String(p)}$${unpaddedBase64(salt)}$${unpaddedBase64(digest)}`,
  fresh: (random) => ({ ...COSTS, salt: saltBytes(random, 16), length: 32 }),
});

const WERKZEUG = /^scrypt:(\d{1,7}):(\d{1,3}):(\d{1,3})\$([^$]{1,128})\$([0-9a-f]{128})$/;

/** Scrypt as Werkzeug (Flask) stores it. */
export const werkzeugScrypt = defineFormat<Parameters>({
  name: 'werkzeug-scrypt',
  shape: /^scrypt:/,
  isStrong,
  parse: (stored) => {
    const [, n, r, p, salt = '', digest = ''] = WERKZEUG.exec(stored) ?? [];
    return toParsed([String(Math.log2(Number(n))), r, p], Buffer.from(salt), Buffer.from(digest, 'hex'));
  },
  derive,
  print: ({ ln, r, p, salt }, digest) =>
    `scrypt:${String(2 ** ln)}:${String(r)}:${String(p)}$${salt.toString()}$${digest.toString('hex')}`,
  fresh: (random) => ({ ln: 15, r: 8, p: 1, salt: Buffer.from(saltBytes(random, 8).toString('hex')), length: 64 }),
});

/** Lengths of digests in bytes; a digest of another length was cut. */
const LENGTHS = [32, 64];

function toParsed([ln, r, p]: readonly (string | undefined)[], salt: Buffer, digest: Buffer) {
  const costs = { ln: Number(ln), r: Number(r), p: Number(p) };
  if (!Number.isInteger(costs.ln) || !isAffordable(costs) || !LENGTHS.includes(digest.length)) return undefined;
  return { parameters: { ...costs, salt, length: digest.length }, digest };
}

const FIREBASE =
  /^\$firescrypt\$ln=(\d{1,2}),r=(\d{1,3}),p=(\d{1,3})\$([A-Za-z0-9+/=]{4,88})\$([A-Za-z0-9+/=]{88})\$([A-Za-z0-9+/=]{0,24})\$([A-Za-z0-9+/=]{88})$/;

/**
 * Scrypt as Firebase exports it, with the project's separator and signer key behind salt and digest:
 * `$firescrypt$ln=14,r=8,p=1$salt$digest$separator$key`. New passwords are not made in it.
 */
export const firebase = defineFormat<Parameters & { readonly separator: Buffer; readonly signerKey: Buffer }>({
  name: 'firebase',
  shape: /^\$firescrypt\$/,
  isStrong,
  parse: (stored) => {
    const [, ln, r, p, ...encoded] = FIREBASE.exec(stored) ?? [];
    const [salt, digest, separator, signerKey] = encoded.map((part) => Buffer.from(part, 'base64'));
    if (!salt || !digest || !separator || !signerKey) return undefined;
    const parsed = toParsed([ln, r, p], salt, digest);
    return parsed && { digest, parameters: { ...parsed.parameters, separator, signerKey } };
  },
  derive: (password, { salt, separator, signerKey, ...costs }) => {
    const key = derive(password, { ...costs, salt: Buffer.concat([salt, separator]), length: 32 });
    const cipher = createCipheriv('aes-256-ctr', key, Buffer.alloc(16));
    return Buffer.concat([cipher.update(signerKey), cipher.final()]);
  },
  print: ({ ln, r, p, salt, separator, signerKey }, digest) => {
    const costs = `ln=${String(ln)},r=${String(r)},p=${String(p)}`;
    const parts = [salt, digest, separator, signerKey].map((part) => part.toString('base64'));
    return ['', 'firescrypt', costs, ...parts].join('$');
  },
});
