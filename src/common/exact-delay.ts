import { setImmediate, setTimeout } from 'node:timers/promises';

/**
 * Starts a delay of so many milliseconds, and returns a function that waits for its end: to about a hundredth of a millisecond,
 * whatever was done meanwhile. A timer ends whole milliseconds after the last work of the process, and so tells when that ended;
 * the last one or two milliseconds are turns of the event loop instead, which serve all others.
 */
export function exactDelay(ms: number): () => Promise<void> {
  const end = performance.now() + ms;
  return async () => {
    const wholeMs = Math.trunc(end - performance.now()) - 1;
    if (wholeMs > 0) await setTimeout(wholeMs);
    while (performance.now() < end) await setImmediate();
  };
}
