import { hashSync, verifySync } from '@node-rs/argon2';
import { type PasswordFormat, saltBytes } from './password-format';

/** Hash parameters: OWASP's first choice for argon2id (19 MiB, two passes, one lane). Algorithm 2 is argon2id. */
const ARGON2_PARAMETERS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

const SALT_BYTES = 16;

/** Beginning of the hashes of these parameters. */
export const ARGON2_PREFIX = '$argon2id$v=19$m=19456,t=2,p=1$';

const SHAPE =
  /^\$argon2(?:id|i|d)\$(?:v=\d{1,3}\$)?m=(\d{1,8}),t=(\d{1,4}),p=(\d{1,3})\$[A-Za-z0-9+/]{11,86}\$[A-Za-z0-9+/]{16,172}$/;

/** Highest costs that are verified: 256 MiB, and 16 passes over them at most. */
const MAX_MEMORY = 262_144;
const MAX_WORK = 16 * MAX_MEMORY;

/** argon2id, argon2i and argon2d as PHC strings (RFC 9106). */
export const argon2: PasswordFormat = {
  name: 'argon2id',
  recognizes: (stored) => stored.startsWith('$argon2'),
  canVerify: isAffordable,
  isStrong: isAffordable,
  verify: (password, stored) => verifyArgon2(password, stored),
  make: (password, _owner, random) => hashArgon2(password, saltBytes(random, SALT_BYTES)),
};

/** Hash of a password by the current parameters, as a PHC string; with a salt of its own where none is given. */
export const hashArgon2 = (password: string, salt?: Buffer): string =>
  hashSync(password, { ...ARGON2_PARAMETERS, ...(salt && { salt }) });

function isAffordable(stored: string): boolean {
  const [, memory = NaN, passes = NaN, lanes = NaN] = (SHAPE.exec(stored) ?? []).map(Number);
  return memory <= MAX_MEMORY && memory * passes <= MAX_WORK && lanes <= 16;
}

/** True when a PHC string is the hash of a password; false also where it costs too much to verify. */
export function verifyArgon2(password: string, stored: string): boolean {
  if (!isAffordable(stored)) return false;
  try {
    return verifySync(stored, password);
  } catch {
    // The library throws for hashes that are malformed in a way which the shape does not show.
    return false;
  }
}
