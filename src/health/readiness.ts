import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { withTimeout } from '../common';
import { Database } from '../database';

const PATIENCE_MS = 1_000;

/** Readiness of this process to serve requests. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private isStopping = false;

  constructor(private readonly database: Database) {}

  /** True while the database answers within a second and no shutdown has begun. */
  async isReady(): Promise<boolean> {
    return !this.isStopping && (await withTimeout(this.databaseAnswers(), PATIENCE_MS, () => false));
  }

  onModuleDestroy(): void {
    this.isStopping = true;
  }

  private databaseAnswers(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }
}
