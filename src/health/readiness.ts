import { Injectable } from '@nestjs/common';
import { Clock, withTimeout } from '../common';
import { DatabaseProbe } from '../database';
import { ShutdownState } from '../http';

/** Less than the second for which a balancer waits (deploy/haproxy.cfg): a process that answers 503 keeps its requests. */
const PATIENCE_MS = 800;

/** Time for which an answer of the database is remembered and shared by all requests. */
const MEMORY_MS = 1_000;

/** Readiness of this process for requests. */
@Injectable()
export class Readiness {
  private checkedAt = -Infinity;
  private answer: Promise<boolean> = Promise.resolve(false);

  constructor(
    private readonly probe: DatabaseProbe,
    private readonly shutdown: ShutdownState,
    private readonly clock: Clock,
  ) {}

  /**
   * True while the database proves within 0.8 seconds that it takes writes, and the process has not been told to stop. The
   * database is asked once a second at most; all callers share the answer.
   */
  async isReady(): Promise<boolean> {
    return !this.shutdown.isStopping && (await this.recentAnswer());
  }

  private recentAnswer(): Promise<boolean> {
    const now = this.clock.monotonic();
    if (now - this.checkedAt >= MEMORY_MS) {
      this.checkedAt = now;
      this.answer = withTimeout(this.takesWrites(), PATIENCE_MS, () => false);
    }
    return this.answer;
  }

  private takesWrites(): Promise<boolean> {
    return this.probe.check().then(
      () => true,
      () => false,
    );
  }
}
