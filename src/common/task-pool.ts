import { unavailable } from './edge-refusal';
import { RefusedException } from './outcome';

/**
 * Queue in which a task waits: `reserved` for those who have proved something (a code, a ticket, an earlier sign-in from
 * their address), `shared` for everybody else. A flood in one does not fill the other.
 */
export type TaskLane = 'reserved' | 'shared';

/** Place of one task in a pool, which may be taken long before the task: what leads up to it is done for those who have one. */
export interface TaskPlace {
  /** Runs the task of the place, at once or after those before it. Settles as the task does. */
  run<T>(task: () => Promise<T>): Promise<T>;
  /** Gives the place back. Does nothing when its task has been run. */
  release(): void;
}

/**
 * Pool that runs at most `size` tasks concurrently and has `maxWaiting` places in each lane for those that wait: for work that
 * more tasks at a time would slow down.
 */
export class TaskPool {
  private running = 0;
  /** Number of taken places whose tasks have not begun. */
  private readonly pending: Record<TaskLane, number> = { reserved: 0, shared: 0 };
  private readonly waiting: Readonly<Record<TaskLane, (() => void)[]>> = { reserved: [], shared: [] };
  /** Lane whose turn it is when both have waiting tasks. */
  private turn: TaskLane = 'reserved';

  constructor(
    private readonly size: number,
    private readonly maxWaiting: number,
  ) {}

  /** True when there is a place of this lane: one in which a task waits, or one in which it runs at once. */
  hasRoom(lane: TaskLane): boolean {
    return this.pending[lane] < this.maxWaiting + this.size - this.running;
  }

  /** Takes a place; its holder runs a task in it or releases it. Throws `unavailable` when the lane is full. */
  take(lane: TaskLane): TaskPlace {
    if (!this.hasRoom(lane)) throw new RefusedException(unavailable(1));
    this.pending[lane]++;
    let isHeld = true;
    const leave = (): void => {
      if (isHeld) this.pending[lane]--;
      isHeld = false;
    };
    return { run: (task) => this.begin(task, lane, leave), release: leave };
  }

  /** Runs a task, at once or after those before it. Rejects as it does, or with `unavailable` when its lane is full. */
  async run<T>(task: () => Promise<T>, lane: TaskLane = 'shared'): Promise<T> {
    return this.take(lane).run(task);
  }

  private async begin<T>(task: () => Promise<T>, lane: TaskLane, leave: () => void): Promise<T> {
    if (this.running >= this.size) await this.wait(lane);
    else this.running++;
    leave();
    try {
      return await task();
    } finally {
      const next = this.next();
      if (next) next();
      else this.running--;
    }
  }

  /** Waits in a queue (first in, first out) for its turn. */
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
