import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FloodOrder, FloodReport } from './flood';

/** Flood that runs in a process of its own, so that it does not hold up what is measured here. */
export interface RunningFlood {
  /** Report of the flood, when it is over. */
  readonly ended: Promise<FloodReport>;
  readonly stop: () => void;
}

export function startFlood(order: FloodOrder): RunningFlood {
  const child = fork(join(__dirname, 'flood.ts'));
  child.send(order);
  const ended = Promise.race([
    once(child, 'message').then(([report]) => report as FloodReport),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the flood ended with ${String(code)}`);
    }),
  ]);
  ended.catch(() => undefined);
  return { ended, stop: () => void child.kill() };
}
