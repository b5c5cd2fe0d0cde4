import { createHash, createHmac } from 'node:crypto';
import { defineFormat, type PasswordFormat, saltBytes } from './password-format';
import { derive, isStrong, type Pbkdf2, toParsed } from './pbkdf2';

/** Pseudorandom functions of version 3, by their number. */
const ALGORITHMS = ['sha1', 'sha256', 'sha512'] as const;

const SALT_BYTES = 16;
/** Bytes before the salt in version 3: its marker, the function, the iterations and the length of the salt. */
const HEADER_BYTES = 13;
const KEY_BYTES = 32;

/** Bytes of a stored password; undefined unless they are written in the one way that base 64 has for them. */
function bytesOf(stored: string): Buffer | undefined {
  const bytes = Buffer.from(stored, 'base64');
  return bytes.toString('base64') === stored ? bytes : undefined;
}

/** ASP.NET Core Identity, version 3: PBKDF2 with its parameters in base 64. New passwords as .NET 8 makes them. */
export const aspnetIdentity3 = defineFormat<Pbkdf2>({
  name: 'aspnet-identity-v3',
  shape: /^AQAAAA[A-Za-z0-9+/]{30,}={0,2}$/,
  isStrong,
  parse: (stored) => {
    const bytes = bytesOf(stored);
    if (!bytes || bytes.length < HEADER_BYTES + KEY_BYTES || bytes[0] !== 1) return undefined;
    const algorithm = ALGORITHMS[bytes.readUInt32BE(1)];
    const saltEnd = HEADER_BYTES + bytes.readUInt32BE(9);
    if (!algorithm || saltEnd !== bytes.length - KEY_BYTES) return undefined;
    const salt = bytes.subarray(HEADER_BYTES, saltEnd);
    return toParsed({ algorithm, iterations: bytes.readUInt32BE(5), salt }, bytes.subarray(saltEnd));
  },
  derive,
  print: ({ algorithm, iterations, salt }, digest) => {
    const header = Buffer.alloc(HEADER_BYTES, 1);
    header.writeUInt32BE(ALGORITHMS.indexOf(algorithm), 1);
    header.writeUInt32BE(iterations, 5);
    header.writeUInt32BE(salt.length, 9);
    return Buffer.concat([header, salt, digest]).toString('base64');
  },
  fresh: (random) => ({
    algorithm: 'sha512',
    iterations: 100_000,
    salt: saltBytes(random, SALT_BYTES),
    length: KEY_BYTES,
  }),
});

/** ASP.NET Identity, version 2: PBKDF2 with SHA-1 and 1,000 iterations. */
export const aspnetIdentity2 = defineFormat<Pbkdf2>({
  name: 'aspnet-identity-v2',
  shape: /^A[A-P][A-Za-z0-9+/]{64}==$/,
  parse: (stored) => {
    const bytes = bytesOf(stored);
    if (bytes?.length !== 1 + SALT_BYTES + KEY_BYTES || bytes[0] !== 0) return undefined;
    const salt = bytes.subarray(1, 1 + SALT_BYTES);
    return toParsed({ algorithm: 'sha1', iterations: 1_000, salt }, bytes.subarray(1 + SALT_BYTES));
  },
  derive,
  print: ({ salt }, digest) => Buffer.concat([Buffer.alloc(1), salt, digest]).toString('base64'),
  fresh: (random) => ({
    algorithm: 'sha1',
    iterations: 1_000,
    salt: saltBytes(random, SALT_BYTES),
    length: KEY_BYTES,
  }),
});

/** Length of the key of HMACSHA256, to which .NET repeats the salt. */
const HMAC_KEY_BYTES = 64;

/** Password of ASP.NET Membership, hashed once as UTF-16: the columns `Password` and `PasswordSalt` with a colon in between. */
const defineMembership = (name: string, hash: (salt: Buffer, typed: Buffer) => Buffer): PasswordFormat =>
  defineFormat<{ readonly salt: Buffer }>({
    name,
    parse: (stored) => {
      const [digest, salt] = stored.split(':').map(bytesOf);
      return digest && salt && { parameters: { salt }, digest };
    },
    derive: (password, { salt }) => hash(salt, Buffer.from(password, 'utf16le')),
    print: ({ salt }, digest) => `${digest.toString('base64')}:${salt.toString('base64')}`,
    fresh: (random) => ({ salt: saltBytes(random, SALT_BYTES) }),
  });

export const membership: readonly PasswordFormat[] = [
  defineMembership('aspnet-membership', (salt, typed) => createHash('sha1').update(salt).update(typed).digest()),
  defineMembership('aspnet-membership-sha256', (salt, typed) =>
    createHash('sha256').update(salt).update(typed).digest(),
  ),
  defineMembership('aspnet-membership-hmacsha256', (salt, typed) =>
    createHmac('sha256', Buffer.alloc(HMAC_KEY_BYTES, salt)).update(typed).digest(),
  ),
];
