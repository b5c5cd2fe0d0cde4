import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
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
export class MaintenanceJobs implements OnApplicationShutdown {
  private readonly jobs = new Map<string, MaintenanceJob>();
  private readonly logger = new Logger(MaintenanceJobs.name);
  private isRunning = false;
  private isStopped = false;

  /** Adds a job; `name` is for the log. */
  add(name: string, job: MaintenanceJob): void {
    this.jobs.set(name, job);
  }

  /** Runs all jobs now, unless a run is under way. Never rejects. */
  @Interval(INTERVAL_MS)
  async runAll(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (const [name, job] of this.jobs) await this.runToEnd(name, job);
    this.isRunning = false;
  }

  onApplicationShutdown(): void {
    this.isStopped = true;
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
