import { setTimeout as pause } from 'node:timers/promises';

const STEP_MS = 5;

/** Fulfils with the first value of `look` that is neither undefined nor false; rejects when there is none in time. */
export async function eventually<T>(
  look: () => T | Promise<T>,
  withinMs = 5_000,
): Promise<Exclude<NonNullable<T>, false>> {
  for (let waitedMs = 0; waitedMs < withinMs; waitedMs += STEP_MS) {
    const found = await look();
    if (found !== undefined && found !== null && found !== false) return found as Exclude<NonNullable<T>, false>;
    await pause(STEP_MS);
  }
  throw new Error(`nothing came of it within ${withinMs} ms`);
}
