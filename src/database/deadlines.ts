import { StatedError } from '../common';
import type { ServerPing } from './server-ping';

/** Time between two looks at the work that is under way. */
const TICK_MS = 250;

/** Limit of one piece of work, from {@link Deadlines.start}. */
export interface Deadline {
  readonly startedAt: number;
  readonly expire: (error: Error) => void;
}

/** Silence of a server, by which work is given up before its limit. */
export interface Silence {
  readonly ping: ServerPing;
  /** Age of work at which the server is asked whether it is there, in milliseconds. */
  readonly suspectMs: number;
  /** Time that the server has to answer that, in milliseconds. */
  readonly answerMs: number;
}

/**
 * Time limits of all database work that is under way, in one interval: a timer for each statement would cost more than its
 * SQL does. All limits are equally long, so the work that began first is the first to be late. The interval ends when
 * nothing is under way, and keeps no process alive. Work that a server does not even answer a ping meanwhile is given up
 * before its limit. Times are counted by looks, so that a pause of this process counts as one look, and not as silence of the server.
 */
export class Deadlines {
  /** In the order of their start. */
  private readonly running = new Set<Deadline>();
  private ticks = 0;
  private timer: NodeJS.Timeout | undefined;
  private askedAt: number | undefined;

  /** Parameter `limitMs`: time limit of each piece of work, in milliseconds. */
  constructor(
    private readonly limitMs: number,
    private readonly silence?: Silence,
  ) {}

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
    this.expire(this.limitMs, 'the database did not answer in time');
    if (this.silence) this.look(this.silence);
    if (this.running.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** Ends the work that has been under way for so long. */
  private expire(ageMs: number, message: string): void {
    for (const deadline of this.running) {
      if (this.msSince(deadline.startedAt) < ageMs) break;
      this.running.delete(deadline);
      deadline.expire(new StatedError(message));
    }
  }

  /** Asks the server whether it is there while work is late, and gives that work up when it does not answer. */
  private look({ ping, suspectMs, answerMs }: Silence): void {
    const [oldest] = this.running;
    if (!oldest || this.msSince(oldest.startedAt) < suspectMs) this.askedAt = undefined;
    else if (this.askedAt === undefined) this.ask(ping);
    else if ((this.ticks - this.askedAt) * TICK_MS >= answerMs) {
      this.askedAt = undefined;
      ping.giveUp();
      this.expire(suspectMs, 'the database server does not answer');
    }
  }

  private ask(ping: ServerPing): void {
    const askedAt = (this.askedAt = this.ticks);
    void ping.ask().then(() => {
      if (this.askedAt === askedAt) this.askedAt = undefined;
    });
  }

  /** Milliseconds for which work has been under way at least. */
  private msSince(startedAt: number): number {
    return (this.ticks - startedAt - 1) * TICK_MS;
  }
}
