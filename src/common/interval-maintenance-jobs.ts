import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type MaintenanceJob, MaintenanceJobs } from './maintenance-jobs';

const INTERVAL_MS = 60_000;

/** So many at a time, so that a clean-up never holds up a request. */
const BATCH = 500;

/** Does the maintenance once a minute, one after the other, from a minute after the start until the process stops. */
@Injectable()
export class IntervalMaintenanceJobs extends MaintenanceJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly maintenance = new Map<string, MaintenanceJob>();
  private readonly log = new Logger('chores');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  add(name: string, job: MaintenanceJob): void {
    this.maintenance.set(name, job);
  }

  onApplicationBootstrap(): void {
    this.schedule();
  }

  onApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  /** Everything that is due now; a full batch is followed by the next one at once. */
  async doAll(): Promise<void> {
    for (const [name, job] of this.maintenance) {
      await this.finish(job).catch((error: unknown) => {
        this.log.warn(`${name} is left for later: ${error instanceof Error ? error.name : 'unknown error'}`);
      });
    }
  }

  private async finish(job: MaintenanceJob): Promise<void> {
    while (!this.stopped && (await job(BATCH)) >= BATCH);
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      void this.doAll().then(() => {
        if (!this.stopped) this.schedule();
      });
    }, INTERVAL_MS);
    this.timer.unref();
  }
}
