import { RefusedException, unavailable } from '../../common';

/**
 * Pool that runs a few CPU-heavy tasks concurrently and bounds the number of waiting ones: more concurrency would not
 * be faster, and would occupy the threads that DNS look-ups need.
 */
export class HashPool {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

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

  /** Waits in a queue (first in, first out) for a free place. Throws `unavailable` when the queue is full. */
  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) throw new RefusedException(unavailable(1));
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
