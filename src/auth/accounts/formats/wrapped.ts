import { argon2, ARGON2_PREFIX, hashArgon2, verifyArgon2 } from './argon2';
import type { FormattedPassword, PasswordFormat } from './password-format';

/** Beginning of wrapped passwords. */
export const WRAPPED = '{wrap}';

/** Beginning of the outer hash, at the end of a wrapped password. */
const OUTER = '$argon2id$';

/**
 * Format of stored passwords that were hashed once more where they lie: argon2id of the digest, in base 64, that the other software had
 * made.
 * `{wrap}`, then what was stored with a filler in the place of its digest, then the outer hash as a PHC string, such as
 * `{wrap}{discuz}AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA:a1b2c3$argon2id$v=19$…`. `formatOf` finds the format of what was stored.
 */
export function wrapped(formatOf: (stored: string) => FormattedPassword | undefined): PasswordFormat {
  const parse = (stored: string) => {
    const end = stored.lastIndexOf(OUTER);
    return { inner: formatOf(stored.slice(WRAPPED.length, Math.max(end, 0))), outer: stored.slice(Math.max(end, 0)) };
  };
  const canVerify = (stored: string): boolean => {
    const { inner, outer } = parse(stored);
    return inner?.format.digests !== undefined && inner.format.canVerify(inner.text) && argon2.canVerify(outer);
  };
  return {
    name: 'wrap',
    recognizes: (stored) => stored.startsWith(WRAPPED),
    canVerify,
    isStrong: canVerify,
    verify: (password, stored, owner) => {
      const { inner, outer } = parse(stored);
      const digest = inner?.format.digests?.derive(password, inner.text, owner);
      return digest !== undefined && verifyArgon2(textOf(digest), outer);
    },
  };
}

/** Digest as the password of the outer hash: the library takes bytes that are no UTF-8 for others. */
const textOf = (digest: Buffer): string => digest.toString('base64');

/** Length of an outer hash. */
const OUTER_LENGTH = ARGON2_PREFIX.length + 22 + 1 + 43;

/** Maximum length of a stored password. */
const MAX_LENGTH = 512;

/** False for a stored password that cannot be verified, for argon2 itself, and for one whose wrapped form is too long to store. */
export const canWrap = (stored: string, found: FormattedPassword): boolean => takeApart(stored, found) !== undefined;

/** Wraps a stored password of other software: costs one argon2id hash. Returns undefined for one that cannot be wrapped. */
export function wrapPassword(stored: string, found: FormattedPassword): string | undefined {
  const parts = takeApart(stored, found);
  return parts && parts.head + hashArgon2(textOf(parts.digest));
}

function takeApart(stored: string, { format, text }: FormattedPassword) {
  const split = format.digests?.split(text);
  if (!split) return undefined;
  const tag = stored.slice(0, stored.length - text.length);
  const head = WRAPPED + tag + split.parameters;
  return head.length + OUTER_LENGTH > MAX_LENGTH ? undefined : { head, digest: split.digest };
}
