import { createHmac } from 'node:crypto';
import { compareSync, genSaltSync, hashSync } from 'bcryptjs';
import { type DigestAccess, FILLER, type PasswordFormat } from './password-format';

/** `$2y$10$`, 22 digits of salt and 31 of the digest. */
const SHAPE = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/;

/** Cost of new passwords: under a second of one core. */
const COST = 12;

/** Highest cost that is verified: a few seconds of one core. */
const MAX_COST = 14;

/** Lowest cost that counts as strong. */
const STRONG_COST = 10;

/** PHP writes `$2y$` for the same algorithm. */
const make = (password: string): string => hashSync(password, genSaltSync(COST).replace('$2b$', '$2y$'));

const costOf = (stored: string): number => Number(SHAPE.exec(stored)?.[1] ?? NaN);

/** Digits of the digest, at the end. */
const DIGEST_DIGITS = 31;

const digests: DigestAccess = {
  split: (stored) =>
    bcrypt.canVerify(stored)
      ? {
          digest: Buffer.from(stored.slice(-DIGEST_DIGITS)),
          parameters: stored.slice(0, -DIGEST_DIGITS) + FILLER.repeat(DIGEST_DIGITS),
        }
      : undefined,
  derive: (password, stored) =>
    bcrypt.canVerify(stored)
      ? Buffer.from(hashSync(password, stored.slice(0, -DIGEST_DIGITS)).slice(-DIGEST_DIGITS))
      : undefined,
};

/** bcrypt. As in the original, only the first 72 bytes of a password count. */
export const bcrypt: PasswordFormat = {
  name: 'bcrypt',
  recognizes: (stored) => SHAPE.test(stored),
  canVerify: (stored) => costOf(stored) <= MAX_COST,
  isStrong: (stored) => costOf(stored) >= STRONG_COST,
  verify: (password, stored) => bcrypt.canVerify(stored) && compareSync(password, stored),
  make,
  digests,
};

const WORDPRESS = '$wp';

/** Bcrypt of an HMAC, as WordPress stores passwords since 6.8. */
export const wordpress: PasswordFormat = {
  name: 'wordpress',
  recognizes: (stored) => stored.startsWith(`${WORDPRESS}$2`),
  canVerify: (stored) => wordpress.recognizes(stored) && bcrypt.canVerify(inner(stored)),
  isStrong: (stored) => bcrypt.isStrong(inner(stored)),
  verify: (password, stored, owner) =>
    wordpress.recognizes(stored) && bcrypt.verify(prehash(password), inner(stored), owner),
  make: (password) => WORDPRESS + make(prehash(password)),
  digests: {
    split: (stored) => {
      const split = digests.split(inner(stored));
      return split && { ...split, parameters: WORDPRESS + split.parameters };
    },
    derive: (password, stored, owner) => digests.derive(prehash(password), inner(stored), owner),
  },
};

const inner = (stored: string): string => stored.slice(WORDPRESS.length);

const prehash = (password: string): string =>
  createHmac('sha384', 'wp-sha384').update(password.trim()).digest('base64');
