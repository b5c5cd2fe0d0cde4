import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { errorLabel } from './error-label';

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
export class MaintenanceJobs implements BeforeApplicationShutdown {
  private readonly jobs = new Map<string, MaintenanceJob>();
  private readonly logger = new Logger(MaintenanceJobs.name);
  private running: Promise<void> | undefined;
  private isStopped = false;

  /** Adds a job; `name` is for logs. */
  add(name: string, job: MaintenanceJob): void {
    this.jobs.set(name, job);
  }

  /** Runs all jobs now, unless they are running already. Never rejects. */
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
      this.logger.warn(`${name}: failed, next try in a minute (${errorLabel(error)})`);
    }
  }
}
