import { createHash } from 'node:crypto';
import { defineFormat, saltBytes } from './password-format';

interface Parameters {
  readonly algorithm: string;
  readonly salt: Buffer;
}

/** Schemes of LDAP's userPassword, with the algorithm and the length of its digest. */
const SCHEMES: Readonly<Record<string, readonly [string, number]>> = {
  SHA: ['sha1', 20],
  SSHA: ['sha1', 20],
  SSHA256: ['sha256', 32],
  SSHA512: ['sha512', 64],
  SMD5: ['md5', 16],
};

/** Scheme of each algorithm; without a salt `{SSHA}` is the same as `{SHA}`. */
const SALTED: Readonly<Record<string, string>> = { sha1: 'SSHA', sha256: 'SSHA256', sha512: 'SSHA512', md5: 'SMD5' };

const SHAPE = /^\{(SHA|SSHA|SSHA256|SSHA512|SMD5)\}([A-Za-z0-9+/]{22,}={0,2})$/i;

/** Salted digests of LDAP servers: `{SSHA}` and its relatives, digest and salt in base 64. */
export const ldap = defineFormat<Parameters>({
  name: 'ldap',
  shape: SHAPE,
  parse: (stored) => {
    const [, scheme = '', encoded = ''] = SHAPE.exec(stored) ?? [];
    const [algorithm, length = 0] = SCHEMES[scheme.toUpperCase()] ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    if (algorithm === undefined || bytes.length < length) return undefined;
    return { parameters: { algorithm, salt: bytes.subarray(length) }, digest: bytes.subarray(0, length) };
  },
  derive: (password, { algorithm, salt }) => createHash(algorithm).update(password).update(salt).digest(),
  print: ({ algorithm, salt }, digest) =>
    `{${SALTED[algorithm] ?? ''}}${Buffer.concat([digest, salt]).toString('base64')}`,
  fresh: (random) => ({ algorithm: 'sha512', salt: saltBytes(random, 16) }),
});
