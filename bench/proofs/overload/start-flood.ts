import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { FloodOrder, Statuses } from './flood';

/** Flood that runs in a process of its own, so that it does not hold up what is measured here. */
export interface RunningFlood {
  /** Answers by status, when the flood is over. */
  readonly ended: Promise<Statuses>;
  readonly stop: () => void;
}

export function startFlood(order: FloodOrder): RunningFlood {
  const child = fork(join(__dirname, 'flood.ts'));
  child.send(order);
  const ended = Promise.race([
    once(child, 'message').then(([statuses]) => statuses as Statuses),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the flood ended with ${String(code)}`);
    }),
  ]);
  ended.catch(() => undefined);
  return { ended, stop: () => void child.kill() };
}
