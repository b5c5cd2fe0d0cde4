import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../database';

const PATIENCE_MS = 1_000;

/** Readiness of this process for requests. */
@Injectable()
export class Readiness implements OnModuleDestroy {
  private isStopping = false;

  constructor(private readonly database: Database) {}

  /** True while the database answers within a second and the process has not been told to stop. */
  async isReady(): Promise<boolean> {
    return !this.isStopping && (await within(PATIENCE_MS, this.databaseAnswers()));
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

/** Answer of the check, or false when it takes longer. */
function within(milliseconds: number, question: Promise<boolean>): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(false);
    }, milliseconds);
    void question.then((answer) => {
      clearTimeout(timer);
      resolve(answer);
    });
  });
}
