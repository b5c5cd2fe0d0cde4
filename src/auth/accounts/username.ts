const MAX_LENGTH = 64;

/** Controls, zero-width and other invisible characters (fillers, joiners, variation selectors), unassigned ones, spaces. */
const INVISIBLE = /[\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * Canonical key of a user name: NFKC, lower case. Returns undefined for text that cannot be a name at all. Names that
 * only look alike (`mike`, `mıke`) keep different keys.
 */
export function canonicalUsername(typed: string): string | undefined {
  const key = typed.normalize('NFKC').toLowerCase().normalize('NFKC');
  const fits = key !== '' && typed.length <= MAX_LENGTH && key.length <= MAX_LENGTH;
  return fits && !INVISIBLE.test(key) && !INVISIBLE.test(typed) ? key : undefined;
}
