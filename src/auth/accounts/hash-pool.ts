import { RefusedException, unavailable } from '../../common';

/**
 * Pool that runs a few heavy tasks at a time and lets a bounded number wait: more would not be faster, and would keep
 * the threads that name look-ups need.
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

  /** Waits in line: a task that ends hands its place to the first in it. Throws `unavailable` when the line is full. */
  private wait(): Promise<void> {
    if (this.waiting.length >= this.maxWaiting) throw new RefusedException(unavailable(1));
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }
}
