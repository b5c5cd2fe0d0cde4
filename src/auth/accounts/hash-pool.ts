import { RefusedException, unavailable } from '../../common';

/**
 * Queue in which a task waits: `reserved` for those who have proved something (a code, a ticket, an earlier sign-in from
 * their address), `shared` for everybody else. A flood in one does not fill the other.
 */
export type HashLane = 'reserved' | 'shared';

/**
 * Pool that runs a few CPU-heavy tasks concurrently and bounds the number of waiting ones: more concurrency would not
 * be faster, and would occupy the threads that DNS look-ups need.
 */
export class HashPool {
  private running = 0;
  private readonly waiting: Readonly<Record<HashLane, (() => void)[]>> = { reserved: [], shared: [] };
  /** Lane whose turn it is when both have waiting tasks. */
  private turn: HashLane = 'reserved';

  /** `maxWaiting` is the number of tasks that may wait in each lane. */
  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

  /** True when a task of this lane would run or wait now, rather than be refused. */
  hasRoom(lane: HashLane): boolean {
    return this.running < this.size || this.waiting[lane].length < this.maxWaiting;
  }

  /** Runs a task, or lets it wait. Throws `unavailable`, before the task begins, when its lane is full. */
  async run<T>(lane: HashLane, task: () => Promise<T>): Promise<T> {
    if (!this.hasRoom(lane)) throw new RefusedException(unavailable(1));
    if (this.running >= this.size) await this.wait(lane);
    else this.running++;
    try {
      return await task();
    } finally {
      const next = this.next();
      if (next) next();
      else this.running--;
    }
  }

  /** Waits in a queue (first in, first out) for a free place. */
  private wait(lane: HashLane): Promise<void> {
    return new Promise((resolve) => {
      this.waiting[lane].push(resolve);
    });
  }

  /** Takes the next waiting task: the lanes take turns, so that neither waits for the end of the other. */
  private next(): (() => void) | undefined {
    const other = this.turn === 'reserved' ? 'shared' : 'reserved';
    const next = this.waiting[this.turn].shift();
    this.turn = other;
    return next ?? this.waiting[other].shift();
  }
}
