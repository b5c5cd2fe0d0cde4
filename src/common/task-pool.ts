import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';

/**
 * Pool that runs at most `size` tasks concurrently and lets at most `maxWaiting` wait: for work whose cost or destination
 * would suffer from more.
 */
export class TaskPool {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

  /** Runs a task, at once or after those before it. Rejects as it does, or with `unavailable` when the queue is full. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    if (this.running >= this.size) await this.wait();
    else this.running++;
    try {
      return await task();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }

  /** Waits in a queue (first in, first out) for a free place. Throws when the queue is full. */
  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) throw new RefusedException(unavailable(1));
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
