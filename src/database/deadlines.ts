import { StatedError } from '../common';

/** Time between two looks at the work that is under way. */
const TICK_MS = 250;

/** Limit of one piece of work, from {@link Deadlines.start}. */
export interface Deadline {
  readonly startedAt: number;
  readonly expire: (error: Error) => void;
}

/**
 * Time limits of all database work that is under way, in one interval: a timer for each statement would cost more than its
 * SQL does. All limits are equally long, so the work that began first is the first to be late. The interval ends when
 * nothing is under way, and keeps no process alive.
 */
export class Deadlines {
  /** In the order of their start. */
  private readonly running = new Set<Deadline>();
  private ticks = 0;
  private timer: NodeJS.Timeout | undefined;

  /** Parameter `limitMs`: time limit of each piece of work, in milliseconds. */
  constructor(private readonly limitMs: number) {}

  /** Calls `expire` once, up to a quarter of a second after the limit, unless `end` is called before. */
  start(expire: (error: Error) => void): Deadline {
    const deadline = { startedAt: this.ticks, expire };
    this.running.add(deadline);
    this.timer ??= setInterval(() => {
      this.tick();
    }, TICK_MS).unref();
    return deadline;
  }

  end(deadline: Deadline): void {
    this.running.delete(deadline);
  }

  /** Settles as `work` does, or rejects when it is late; `onLate` is called then, and the late result is ignored. */
  limit<T>(work: Promise<T>, onLate: () => void): Promise<T> {
    return new Promise((resolve, reject) => {
      const deadline = this.start((error) => {
        onLate();
        reject(error);
      });
      const end = (): void => {
        this.end(deadline);
      };
      work.then(resolve, reject).then(end, end);
    });
  }

  private tick(): void {
    this.ticks++;
    for (const deadline of this.running) {
      if ((this.ticks - deadline.startedAt - 1) * TICK_MS < this.limitMs) break;
      this.running.delete(deadline);
      deadline.expire(new StatedError('the database did not answer in time'));
    }
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }
}
