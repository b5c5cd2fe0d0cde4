import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';

/**
 * Queue in which a task waits: `reserved` for those who have proved something (a code, a ticket, an earlier sign-in from
 * their address), `shared` for everybody else. A flood in one does not fill the other.
 */
export type TaskLane = 'reserved' | 'shared';

/**
 * Pool that runs at most `size` tasks concurrently and lets at most `maxWaiting` wait in each lane: for work that more tasks at
 * a time would slow down.
 */
export class TaskPool {
  private running = 0;
  private readonly waiting: Readonly<Record<TaskLane, (() => void)[]>> = { reserved: [], shared: [] };
  /** Lane whose turn it is when both have waiting tasks. */
  private turn: TaskLane = 'reserved';

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

  /** True when a task of this lane would run or wait now, rather than be refused. */
  hasRoom(lane: TaskLane): boolean {
    return this.running < this.size || this.waiting[lane].length < this.maxWaiting;
  }

  /** Runs a task, at once or after those before it. Rejects as it does, or with `unavailable` when its lane is full. */
  async run<T>(task: () => Promise<T>, lane: TaskLane = 'shared'): Promise<T> {
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
  private wait(lane: TaskLane): Promise<void> {
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
