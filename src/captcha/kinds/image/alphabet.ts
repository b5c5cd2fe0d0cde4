import type { Random } from '../../../common';

/**
 * What an answer is made of: characters that stay apart when they are turned, slanted, crossed and cut. Left out, after
 * looking at hundreds of pictures: 0 O D Q, 1 I L, 2 Z, 5 S, 6 G C, 8 B, F (E without its foot), P (R without its leg),
 * 4 (A), 7 (T), V (U), X (K, Y), and the wide M and W, which would cover their neighbours.
 */
export const ALPHABET = 'AEHJKNRTUY39';

/** `length` characters of the alphabet, uniform over all such words. */
export function word(random: Random, length: number): string {
  return Array.from({ length }, () => ALPHABET.charAt(random.integer(ALPHABET.length))).join('');
}
