import type { Random } from '../../common';

/** Capital letters that are not taken for others. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 3;

/** Three letters by which a person tells messages apart. */
export const newReference = (random: Random): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(random.integer(LETTERS.length))).join('');
