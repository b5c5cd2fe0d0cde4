import { Injectable } from '@nestjs/common';
import { withTimeout } from '../common';
import { Database } from '../database';
import { ShutdownState } from '../http';

const PATIENCE_MS = 1_000;

/** Readiness of this process for requests. */
@Injectable()
export class Readiness {
  constructor(
    private readonly database: Database,
    private readonly shutdown: ShutdownState,
  ) {}

  /** True while the database answers within a second and the process has not been told to stop. */
  async isReady(): Promise<boolean> {
    return !this.shutdown.isStopping && (await withTimeout(this.databaseAnswers(), PATIENCE_MS, () => false));
  }

  private databaseAnswers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
