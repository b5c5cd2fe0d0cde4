import type { Random } from '../../kernel';

const FIRST_MS = 1_000;
const LONGEST_MS = 15_000;

/** Milliseconds until the next try: doubles with every try, half of it random so that retries do not come in waves. */
export function retryDelay(attempts: number, random: Random): number {
  const ceiling = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1));
  return ceiling / 2 + random.integer(ceiling / 2 + 1);
}
