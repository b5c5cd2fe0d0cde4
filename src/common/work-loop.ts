import type { Logger } from '@nestjs/common';
import { errorLabel, stackFrames } from './error-label';
import { withTimeout } from './timeout';
import type { WakeUp } from './wake-up';

const PAUSE_AFTER_ERROR_MS = 1_000;

/** Time to record what was given up at the end. */
const RECORDING_MS = 1_000;

/** Polls of a loop, its end, and its lines in the log. */
export interface WorkLoopOptions {
  readonly wakeUp: WakeUp;
  readonly logger: Logger;
  /** Leases work and begins it by {@link WorkLoop.track}. Returns the milliseconds to the next poll. */
  readonly poll: () => Promise<number>;
  /** Ends the work under way early, which then records that. */
  readonly giveUp: () => void;
  /** Longest wait, in milliseconds, for the work under way at the end; what is left is given up. */
  readonly patienceMs: number;
  readonly pollFailed: string;
  readonly workFailed: string;
}

/**
 * Loop of a worker that leases work of an outbox: polls at intervals and when it is rung, and waits at the end for the work under
 * way. Errors of a poll are logged, and the next poll comes a second later.
 */
export class WorkLoop {
  private readonly underWay = new Set<Promise<void>>();
  private running: Promise<void> = Promise.resolve();
  private isEnding = false;

  constructor(private readonly options: WorkLoopOptions) {}

  /** True once the loop is to lease nothing more. */
  get isStopping(): boolean {
    return this.isEnding;
  }

  /** Number of pieces of work under way. */
  get size(): number {
    return this.underWay.size;
  }

  start(): void {
    this.running = this.run();
  }

  /** Leases nothing more; the work under way goes on. */
  stop(): void {
    this.isEnding = true;
    this.options.wakeUp.ring();
  }

  /** Stops, and waits until all work under way is recorded, or given up and recorded. */
  async drain(): Promise<void> {
    this.stop();
    const drained = this.running.then(() => Promise.all(this.underWay)).then(() => undefined);
    await withTimeout(drained, this.options.patienceMs, () => {
      this.options.giveUp();
      return withTimeout(drained, RECORDING_MS, () => undefined);
    });
  }

  /** Keeps work until it has ended, then calls `onEnd`. Its error is logged. */
  track(work: Promise<void>, onEnd: () => void): void {
    const tracked = work
      .catch((error: unknown) => {
        this.logError(this.options.workFailed, error);
      })
      .finally(() => {
        this.underWay.delete(tracked);
        onEnd();
      });
    this.underWay.add(tracked);
  }

  private async run(): Promise<void> {
    const { poll, pollFailed, wakeUp } = this.options;
    while (!this.isEnding) {
      const pauseMs = await poll().catch((error: unknown) => {
        this.logError(pollFailed, error);
        return PAUSE_AFTER_ERROR_MS;
      });
      if (pauseMs > 0) await wakeUp.wait(pauseMs);
    }
  }

  private logError(what: string, error: unknown): void {
    this.options.logger.error(`${what}: ${errorLabel(error)}`, stackFrames(error));
  }
}
