import type { Random } from '../../common';

/** Capital letters that are not mistaken for others. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** Letters of a reference. */
const LENGTH = 3;

/**
 * Reference of a message: three letters that its text carries and that the send answers, by which a person tells several
 * messages apart.
 */
export const newReference = (random: Random): string =>
  Array.from({ length: LENGTH }, () => LETTERS.charAt(random.integer(LETTERS.length))).join('');
