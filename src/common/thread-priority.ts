import { getPriority, setPriority } from 'node:os';

/** Nice values that a worker thread yields: where cores are scarce, it gets a tenth of the time that the event loop gets. */
const YIELDED = 10;

/** Lowest priority that there is. */
const MAX_NICE = 19;

/**
 * Lowers the priority of the calling worker thread, so that long computations leave the cores to the event loop when it has
 * work. On Linux alone: the nice value is one of the thread there (setpriority(2)), and elsewhere one of the whole process.
 */
export function yieldToEventLoop(): void {
  if (process.platform === 'linux') setPriority(Math.min(getPriority() + YIELDED, MAX_NICE));
}
