import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Chore, Chores } from '../kernel';

const INTERVAL_MS = 60_000;

/** So many at a time, so that a clean-up never holds up a request. */
const BATCH = 500;

/** Does the chores once a minute, one after the other, from a minute after the start until the process stops. */
@Injectable()
export class IntervalChores extends Chores implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly chores = new Map<string, Chore>();
  private readonly log = new Logger('chores');
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  add(name: string, chore: Chore): void {
    this.chores.set(name, chore);
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
    for (const [name, chore] of this.chores) {
      await this.finish(chore).catch((error: unknown) => {
        this.log.warn(`${name} is left for later: ${error instanceof Error ? error.name : 'unknown error'}`);
      });
    }
  }

  private async finish(chore: Chore): Promise<void> {
    while (!this.stopped && (await chore(BATCH)) >= BATCH);
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
