import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';

const INTERVAL_MS = 60_000;

/** Upper limit of one batch, so that a clean-up never holds up a request. */
const BATCH = 500;

/** Handles at most `limit` items and returns how many it handled; `limit` of them means that there may be more. */
export type MaintenanceJob = (limit: number) => Promise<number>;

/**
 * Periodic jobs that no request waits for, such as deleting what has expired. Modules add theirs at start; once a minute
 * all of them run, one after the other, each in batches until it finds little to do. A failing job is logged and tried
 * again the next time. Every process runs them; jobs must not mind that.
 */
@Injectable()
export class MaintenanceJobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, MaintenanceJob>();
  private readonly logger = new Logger(MaintenanceJobs.name);
  private running: Promise<void> | undefined;
  private isStopped = false;

  /** Adds a job; `name` is for the log. */
  add(name: string, job: MaintenanceJob): void {
    this.jobs.set(name, job);
  }

  /** Runs all jobs now, unless a run is under way. Never rejects. */
  @Interval(INTERVAL_MS)
  async runAll(): Promise<void> {
    if (this.running) return;
    this.running = this.runEach();
    await this.running;
    this.running = undefined;
  }

  /** Starts no further batch, and waits for the one that runs: the database closes later in the shutdown. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    await this.running;
  }

  private async runEach(): Promise<void> {
    for (const [name, job] of this.jobs) await this.runToEnd(name, job);
  }

  private async runToEnd(name: string, job: MaintenanceJob): Promise<void> {
    try {
      while (!this.isStopped && (await job(BATCH)) >= BATCH);
    } catch (error) {
      this.logger.warn(
        `${name}: failed, next try in a minute (${error instanceof Error ? error.name : 'unknown error'})`,
      );
    }
  }
}
