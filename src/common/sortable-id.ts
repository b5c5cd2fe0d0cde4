import type { Clock } from './clock';
import type { Random } from './random';

const TIME_DIGITS = 9;

/** An id of 25 characters that sorts by the time it was made and cannot be guessed (96 random bits). */
export function sortableId(clock: Clock, random: Random): string {
  return clock.now().toString(36).padStart(TIME_DIGITS, '0') + random.token(12);
}
