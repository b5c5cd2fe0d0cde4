const MAX_LENGTH = 64;

/** Controls, zero-width and other invisible characters, unassigned ones, and every kind of space. */
const INVISIBLE = /[\p{C}\p{Z}]/u;

/**
 * The one key of a user name: NFKC, lower case. Undefined for what cannot be a name at all. Names that only look alike
 * (`mike`, `mıke`) keep different keys.
 */
export function canonicalUsername(typed: string): string | undefined {
  const key = typed.normalize('NFKC').toLowerCase().normalize('NFKC');
  const fits = key !== '' && typed.length <= MAX_LENGTH && key.length <= MAX_LENGTH;
  return fits && !INVISIBLE.test(key) && !INVISIBLE.test(typed) ? key : undefined;
}
