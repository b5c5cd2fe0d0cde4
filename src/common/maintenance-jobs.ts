import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';

const INTERVAL_MS = 60_000;

/** Maximum number of items in one batch, so that a clean-up does not delay requests. */
const BATCH = 500;

/** Periodic job: handles at most `limit` items and returns their number; a full batch means that there may be more. */
export type MaintenanceJob = (limit: number) => Promise<number>;

/**
 * Runs periodic jobs, such as deleting expired rows. Modules add theirs at start; once a minute all of them run, one
 * after the other, each in batches until one is not full. A failing job is logged and tried again the next time. Every
 * process runs all jobs, so a job must tolerate others running at the same time.
 */
@Injectable()
export class MaintenanceJobs implements OnApplicationShutdown {
  private readonly jobs = new Map<string, MaintenanceJob>();
  private readonly logger = new Logger(MaintenanceJobs.name);
  private isRunning = false;
  private isStopped = false;

  /** Adds a job; `name` is for logs. */
  add(name: string, job: MaintenanceJob): void {
    this.jobs.set(name, job);
  }

  /** Runs all jobs now, unless they are running already. Never rejects. */
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
