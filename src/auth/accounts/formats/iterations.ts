import { setImmediate } from 'node:timers/promises';

/** Number of steps, each a digest or two, without a break: about three milliseconds, for which other requests wait. */
const STEPS = 1_000;

/** Runs `step` so many times, for formats that no native code reads, and lets other work run in between. */
export async function iterate(count: number, step: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index++) {
    if (index % STEPS === STEPS - 1) await setImmediate();
    step(index);
  }
}
